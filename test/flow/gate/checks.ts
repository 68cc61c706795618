/** What the tests of the gate share. */
import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import type { UrlPolicy } from '../../../src/flow/gate.js';
import { checkOptions } from '../../../src/flow/offer.js';
import { checkReply } from '../../../src/flow/reply.js';
import { codePrompt, pending } from '../../support/scripted-adapter.js';

export const isHttps = (url: string) => url.startsWith('https://');
export const policy: UrlPolicy = { allowsLink: isHttps, allowsRedirect: isHttps, allowsReference: isHttps };
export const check = (raw: unknown) => checkReply(raw, policy);
export const checkAll = (raw: unknown) => checkOptions(raw, policy);

export function expectRefused(work: () => unknown): void {
  let thrown: unknown;
  try {
    work();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).to.be.instanceOf(LoginError);
  expect((thrown as LoginError).problem).to.equal('bad-reply');
}

/** Everything reachable is frozen, but what the bank hands to the page as `result`. */
export function expectFrozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  expect(Object.isFrozen(value)).to.equal(true);
  for (const [key, inner] of Object.entries(value)) if (key !== 'result') expectFrozen(inner);
}

/** Without the keys that are there for nothing but to hide a polluted prototype. */
export const told = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
export const shown = (show: object) => pending({ show: show as never });
export const asked = (prompt: object) => codePrompt('1', { prompt: { reason: 'sign-in', ...prompt } as never });
