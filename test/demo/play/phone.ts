import { expect, html } from '@open-wc/testing';
import type { PhoneRequest, PhoneState } from '../../../demo/server/drawn-phone.js';
import '../../../demo/play/play-phone.js';
import type { OwnersAct, PlayPhone } from '../../../demo/play/play-phone.js';
import { t } from '../../../demo/play/texts.js';
import { languages } from '../../../demo/shared/preferences.js';
import { violationsOf } from '../../support/axe.js';
import { keys } from '../../support/media.js';
import { button, find, show, speak } from './support.js';

const locked: PhoneState = { answersItself: false, owner: '100001', request: null, returnUrl: null, smsCode: null };
const pushed: PhoneRequest = { app: 'smart-id', controlCode: '0493', choices: [], ownerAnswers: false };
const rings = (changes: Partial<PhoneRequest> = {}): PhoneState => ({ ...locked, request: { ...pushed, ...changes } });

async function showPhone(state: PhoneState, notice = '') {
  const acts: OwnersAct[] = [];
  const act = (done: OwnersAct) => acts.push(done);
  const view = html`<play-phone .state=${state} .pin1=${'1234'} .notice=${notice} .act=${act}></play-phone>`;
  return { phone: await show<PlayPhone>(view), acts };
}

describe('the phone', () => {
  beforeEach(() => speak('en'));

  it('shows the code, and is confirmed with a PIN typed on its keys', async () => {
    const { phone, acts } = await showPhone(rings());
    expect(find(phone, '#phone-control-code').textContent).to.equal('0493');
    button(phone, t('continue')).click();
    await phone.updateComplete;
    expect(find(phone, '#keypad').contains(document.activeElement), 'the focus is on the keys').to.be.true;
    for (const digit of '1234') button(phone, digit).click();
    button(phone, t('confirm')).click();
    expect(acts).to.deep.equal([{ kind: 'confirm', pin1: '1234' }]);
  });

  it('says who asks for what, in the words of the service', async () => {
    const { phone } = await showPhone(rings({ asks: { relyingPartyName: 'TEST BANK', text: 'Log in to TEST' } }));
    expect(find(phone, '#relying-party').textContent).to.equal('TEST BANK');
    expect(find(phone, '.phone').textContent).to.contain('Log in to TEST').and.not.contain(t('requestFrom'));
  });

  it('takes the digits of a keyboard, and takes them back', async function () {
    const { phone, acts } = await showPhone(rings());
    button(phone, t('continue')).click();
    await phone.updateComplete;
    if (!(await keys({ type: '12' }))) return this.skip();
    await keys({ press: 'Backspace' });
    await keys({ type: '999' });
    button(phone, t('confirm')).click();
    expect(acts).to.deep.equal([{ kind: 'confirm', pin1: '1999' }]);
  });

  it('sends the code that was chosen of three with the PIN', async () => {
    const { phone, acts } = await showPhone(rings({ controlCode: null, choices: ['0493', '1111', '2222'] }));
    button(phone, '1111').click();
    await phone.updateComplete;
    for (const digit of '1234') button(phone, digit).click();
    button(phone, t('confirm')).click();
    expect(acts).to.deep.equal([{ kind: 'confirm', pin1: '1234', controlCode: '1111' }]);
  });

  it('says that a PIN was wrong as long as no other is typed, on empty keys', async () => {
    const { phone } = await showPhone(rings(), 'pinWrong');
    button(phone, t('continue')).click();
    await phone.updateComplete;
    expect(find(phone, '#pin-error').textContent).to.equal(t('pinWrong'));
    button(phone, '1').click();
    await phone.updateComplete;
    expect(find(phone, '#pin-error').textContent).to.equal('');
  });

  it('gives the keys up when what it asked for is over', async () => {
    const { phone } = await showPhone(rings());
    button(phone, t('continue')).click();
    await phone.updateComplete;
    phone.state = locked;
    await phone.updateComplete;
    expect(phone.querySelector('#keypad')).to.be.null;
    phone.state = rings();
    await phone.updateComplete;
    expect(find(phone, '[data-screen]').dataset['screen']).to.equal('request');
  });

  it('goes back from the keys to the question', async () => {
    const { phone } = await showPhone(rings());
    button(phone, t('continue')).click();
    await phone.updateComplete;
    button(phone, t('back')).click();
    await phone.updateComplete;
    expect(document.activeElement).to.equal(button(phone, t('continue')));
  });

  it('refuses, scans and answers by itself', async () => {
    const { phone, acts } = await showPhone(rings());
    button(phone, t('refuse')).click();
    find(phone, '#answers-itself').click();
    phone.state = locked;
    await phone.updateComplete;
    button(phone, t('scan')).click();
    expect(acts).to.deep.equal([{ kind: 'refuse' }, { kind: 'set', answersItself: true }, { kind: 'scan' }]);
  });

  it('asks nobody whose owner answers', async () => {
    const { phone } = await showPhone(rings({ ownerAnswers: true }));
    expect(phone.querySelectorAll('.phone button')).to.have.length(0);
    expect(find(phone, '.phone').textContent).to.contain(t('ownerAnswers'));
  });

  for (const language of languages) {
    it(`has no barriers on any of its screens in ${language}`, async () => {
      speak(language);
      const screens = [locked, { ...locked, smsCode: '123456' }, { ...locked, returnUrl: '/' }, rings()];
      for (const state of [...screens, rings({ controlCode: null, choices: ['0493', '1111', '2222'] })]) {
        const { phone } = await showPhone(state);
        expect(await violationsOf(phone)).to.deep.equal([]);
      }
      const { phone } = await showPhone(rings());
      button(phone, t('continue')).click();
      await phone.updateComplete;
      expect(await violationsOf(phone)).to.deep.equal([]);
    });
  }
});
