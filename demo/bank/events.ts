/**
 * What a bank's operators want to know, through `node:diagnostics_channel`: nothing listens unless somebody subscribes.
 * No event has a word about a person: no number, name, code, address or answer, and nothing that opens a login.
 */
import { channel } from 'node:diagnostics_channel';
import { createHash } from 'node:crypto';
import type { KnownProblem, Problem } from '../../src/flow/problems.js';
import type { Cause } from './clients/service.js';

/** By the name of its channel. */
export interface BankEvents {
  'bank.login.started': OfLogin;
  /** Once for each login, by whichever node was first. */
  'bank.login.ended': OfLogin & {
    readonly outcome: 'success' | Problem;
    readonly tookMs: number;
    readonly reference?: string;
  };
  /** An identity service did not answer as it should, or its answer proves nothing. */
  'bank.service.failed': OfLogin & Partial<Cause> & { readonly problem: KnownProblem; readonly reference?: string };
  /** A phone was asked to ring. */
  'bank.push.sent': OfLogin & { readonly service: string };
  /** A node goes on with the login of another one, or begins with its own. */
  'bank.watch.began': OfLogin & { readonly node: string };
  'bank.callback.refused': { readonly problem: Problem };
  'bank.request.limited': { readonly limit: string };
  'bank.store.failed': { readonly code: string };
  /** A fault of the bank's own: `error` has where, `reference` what the person was told. */
  'bank.fault': { readonly error: string; readonly reference: string };
  /** In time to do something about it. */
  'bank.configuration.ages': { readonly what: string; readonly endsInDays: number };
}

interface OfLogin {
  /** Finds all events of one login, and opens nothing. */
  readonly login: string;
  readonly method: string;
}

export const bankEvents = [
  'bank.login.started',
  'bank.login.ended',
  'bank.service.failed',
  'bank.push.sent',
  'bank.watch.began',
  'bank.callback.refused',
  'bank.request.limited',
  'bank.store.failed',
  'bank.fault',
  'bank.configuration.ages',
] as const satisfies readonly (keyof BankEvents)[];

export function tell<Name extends keyof BankEvents>(name: Name, event: BankEvents[Name]): void {
  channel(name).publish(event);
}

/** How events name a login. */
export function ofLogin({ key, method }: { readonly key: string; readonly method: string }): OfLogin {
  return { login: createHash('sha256').update(key).digest('hex').slice(0, 12), method };
}

/** Which error, and where: without its message, which may say anything. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, 4).map((place) => place.trim())].join(' ');
}
