// Plays the ID-card library that a real bank injects (Web eID): the same token, the same errors. There is no card: the demo's own
// reader signs as one, beside the bank, which checks it as a real bank would.
import { callBank } from './bank-call.js';
import type { CardKind } from './bank.js';

const errorCodes: Partial<Record<CardKind, string>> = {
  cancelled: 'ERR_WEBEID_USER_CANCELLED',
  'no-software': 'ERR_WEBEID_EXTENSION_UNAVAILABLE',
};

/** @throws what the library does where no card is read */
export function refuseAsSoftware(kind: CardKind): void {
  const code = errorCodes[kind];
  if (code) throw Object.assign(new Error(code), { code });
}

export async function signAsCard(kind: CardKind, nonce: string): Promise<object> {
  refuseAsSoftware(kind);
  return callBank<object>('POST', '/demo/id-card', { kind, nonce });
}
