import type { Login } from '../../../../demo/bank/login/login.js';

let logins = 0;

/** A login that waits for a card, unlike any before. */
export function newLogin(changes: Partial<Login> = {}): Login {
  logins += 1;
  return {
    key: `login-${logins}`,
    version: 1,
    browser: `browser-${logins}`,
    method: 'id-card',
    language: 'lt',
    origin: 'https://bank.test',
    startedAt: 1_800_000_000_000,
    expiresAt: 1_800_000_120_000,
    stage: { kind: 'id-card', nonce: 'n'.repeat(44) },
    ...changes,
  };
}
