// The demo bank as the conformance checks meet it: whom it knows, and who plays them.
import assert from 'node:assert/strict';
import type { ConformanceCheck, ConformanceDriver, ConformancePerson } from '../../../src/conformance/index.js';
import { createDemoAdapter, demoAnswers } from '../../../src/demo-bank/adapter.js';
import type { LoginAdapter, Prompt } from '../../../src/flow/adapter.js';

export type Adapter = Required<LoginAdapter>;

export const user = (userNumber: string, method = 'smart-id-push'): ConformancePerson => ({
  method,
  identity: { userNumber },
});

const right = (prompt: Prompt) =>
  prompt.kind === 'code-card' ? (demoAnswers.codeCard[Number(prompt.position) - 1] ?? '') : '';

/** Whom the demo bank knows in the page and on its server. */
export const people = {
  ...user('100001'),
  refuser: user('100001'),
  expirer: user('100005'),
  questioned: { ...user('100002'), right },
  lockable: { ...user('100008'), right },
  linked: { method: 'smart-id', identity: {} },
  pauseMs: 0,
};

/** A bank that knows no other way than code cards: nothing is confirmed, and the strangers are asked for codes. */
export const cardholders = {
  ...user('100001', 'code-card'),
  right,
  lockable: { identity: { userNumber: '100008' }, right },
  strangers: [{ identity: { userNumber: 'no1' } }, { identity: { userNumber: 'no2' } }],
  confirm: () => undefined,
  pauseMs: 0,
};

/** A bank in this process, whose time passes when the driver says so. */
export function openTestBank() {
  let skewMs = 0;
  const clock = {
    now: () => performance.now() + skewMs,
    sleep: (_ms: number, signal: AbortSignal) =>
      signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve(),
  };
  const letPass = (ms: number) => () => {
    skewMs += ms;
  };
  const letTimePass = letPass(20_000);
  const driver: ConformanceDriver = {
    ...people,
    refuser: user('100003'),
    strangers: [user('100006'), { method: 'password', identity: { userNumber: '100001', password: 'guess' } }],
    confirm: letTimePass,
    refuse: letTimePass,
    expire: letTimePass,
  };
  return { driver, letPass, create: (): Adapter => createDemoAdapter({}, { clock }) };
}

export function checkNamed(name: string, checks: readonly ConformanceCheck[]): ConformanceCheck {
  const check = checks.find((each) => each.name === name);
  assert.ok(check, name);
  return check;
}

/** What a check says of an adapter. */
export async function verdictOf(check: ConformanceCheck): Promise<string> {
  try {
    await check.run();
    return 'passed';
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message;
  }
}
