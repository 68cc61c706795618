import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { Refusal } from '../../../src/flow/gate.js';
import { bankOptions, codePrompt, controlCode, pending, qr, success } from '../../support/scripted-adapter.js';
import { seeded } from '../../support/seeded.js';
import { check, checkAll, expectFrozen } from './checks.js';

type Draw = <T>(list: readonly T[]) => T;
const drawing = (seed: number): Draw => {
  const random = seeded(seed);
  return (list) => list[Math.floor(random() * list.length)]!;
};

/** What may stand in the place of anything. */
const junk: readonly unknown[] = [
  ...[
    undefined,
    null,
    true,
    0,
    -1,
    42,
    Infinity,
    NaN,
    7n,
    '',
    ' ',
    '42',
    'success',
    '１２３４',
    '\u202e1234',
    '1234\n',
  ],
  ...['javascript:alert(1)', 'https:\\\\evil.test', 'x'.repeat(5_000), [], [[]], {}, { status: 'success' }, () => 'no'],
  ...[Symbol('no'), new Date(0), new Map(), Object.create({ kind: 'app' }) as unknown],
];
const whole: readonly (() => object)[] = [
  () => pending(),
  () => controlCode('0042', { expiresInMs: 1_000, pollAfterMs: 1_000 }),
  () => qr(1),
  () => codePrompt('19', { attemptsLeft: 2 }),
  () => success({ redirectUrl: 'https://bank.test/', activated: true }),
  () => ({ status: 'failure', problem: 'expired', reference: 'R-1', retryAfterMs: 5_000 }),
];
const wholeOptions = () => bankOptions({ institutions: [{ id: 'x', name: 'X' }], notice: { kind: 'info', text: 'x' } });

/** The same with one value, anywhere in it, that is another. */
function spoilt(draw: Draw, value: object): unknown {
  if (draw([0, 1, 2, 3, 4, 5]) === 0) return draw(junk);
  const copy = structuredClone(value) as Record<string, unknown>;
  let at = copy;
  for (;;) {
    const keys = Object.keys(at);
    const key = keys.length > 0 ? draw(keys) : 'added';
    const inner = at[key];
    if (typeof inner !== 'object' || inner === null || draw([true, false])) {
      at[key] = draw(junk);
      return copy;
    }
    at = inner as Record<string, unknown>;
  }
}

/** @returns what was let in, if anything */
function letIn<T>(enter: (raw: unknown) => T, raw: unknown): T | undefined {
  try {
    return enter(raw);
  } catch (error) {
    expect(error).to.be.instanceOf(LoginError);
    expect((error as LoginError).problem).to.equal('bad-reply');
    expect((error as LoginError).cause).to.be.instanceOf(Refusal);
    return undefined;
  }
}

describe('the gate against junk', () => {
  it('lets 20 000 spoilt answers in as what they may be, or refuses them', function () {
    this.timeout(60_000);
    const statuses = new Set<unknown>();
    for (let seed = 1; seed <= 20_000; seed += 1) {
      const draw = drawing(seed);
      const reply = letIn(check, spoilt(draw, draw(whole)()));
      statuses.add(reply?.status);
      if (!reply) continue;
      const what = `seed ${seed}`;
      expectFrozen(reply);
      if (reply.status !== 'pending') continue;
      const { show, expiresInMs = 0, pollAfterMs = 500 } = reply;
      if (show.kind === 'control-code') expect(show.controlCode, what).to.match(/^[0-9]{4}$/);
      if (show.kind === 'device-link') expect(show.qr ?? show.link, what).to.match(/^https:\/\//);
      expect(expiresInMs, what).to.be.within(0, 600_000);
      expect(pollAfterMs, what).to.be.within(500, 30_000);
    }
    // Refusing all of it would prove nothing.
    expect([...statuses]).to.have.members([undefined, 'pending', 'prompt', 'success', 'failure']);
  });
  it('lets 5 000 spoilt offers in as what they may be, or refuses them', function () {
    this.timeout(60_000);
    let offered = 0;
    for (let seed = 1; seed <= 5_000; seed += 1) {
      const options = letIn(checkAll, spoilt(drawing(seed), wholeOptions()));
      if (!options) continue;
      offered += 1;
      expectFrozen(options);
      for (const { id, label = '' } of options.methods) {
        expect(id, `seed ${seed}`).to.match(/^[\w.-]{1,64}$/);
        expect(label.length, `seed ${seed}`).to.be.at.most(300);
      }
    }
    expect(offered).to.be.within(100, 4_900);
  });
});
