import { expect } from '@open-wc/testing';
import type { PhoneState } from '../../../demo/server/drawn-phone.js';
import { bankInPage } from '../../../demo/play/bank-in-page.js';
import type { PhoneAct } from '../../../demo/play/bank.js';
import { CallError } from '../../../demo/play/bank-call.js';
import { PhoneLine } from '../../../demo/play/phone-line.js';

const locked: PhoneState = { answersItself: false, owner: undefined, request: null, returnUrl: null, smsCode: null };
const request = { app: 'smart-id', controlCode: '0493', choices: [], ownerAnswers: false } as const;
const ringing: PhoneState = { ...locked, request };

/** A bank that says this of the phone, and what became of an act. */
function lineTo(states: PhoneState[], act: (act: PhoneAct) => Promise<PhoneState & { result?: string }>) {
  const next = () => Promise.resolve(states.shift() ?? locked);
  return new PhoneLine({ ...bankInPage(), phone: next, act });
}

/** As when the page is looked at again. */
async function ask() {
  document.dispatchEvent(new Event('visibilitychange'));
  await Promise.resolve();
}

describe('the line to the phone', () => {
  const confirmed = () => Promise.resolve({ ...locked, result: 'confirmed' });
  const confirm: PhoneAct = { kind: 'confirm', pin1: '1234' };

  it('says that the phone rings, as long as it does', async () => {
    const line = lineTo([ringing], confirmed);
    line.connect();
    await Promise.resolve();
    expect([line.state, line.notice]).to.deep.equal([ringing, 'phoneRings']);
    await ask();
    line.disconnect();
    expect([line.state, line.notice]).to.deep.equal([locked, '']);
  });

  it('says what became of an act', async () => {
    const line = lineTo([], confirmed);
    await line.act(confirm);
    expect(line.notice).to.equal('answered-confirmed');
    await line.act({ kind: 'scan', qr: 'x' });
    expect(line.notice).to.equal('opened-confirmed');
  });

  for (const [problem, notice] of [
    ['unavailable', 'phoneFailed'],
    ['unexpected', 'phoneLocked'],
  ] as const) {
    it(`says ${notice} where the bank answers ${problem}`, async () => {
      const line = lineTo([], () => Promise.reject(new CallError(problem)));
      await line.act(confirm);
      expect(line.notice).to.equal(notice);
    });
  }
});
