// Plays the ID-card library that a real bank injects (Web eID): the same token, the same errors. There is no card: the demo
// bank issues a new one each time, and checks the signature as a real bank would.
import { callBank } from './bank-call.js';
import type { CardKind } from './bank.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
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
  const path = `/demo/id-card/${kind}`;
  const { certificate, privateKey } = await callBank<{ certificate: string; privateKey: JsonWebKey }>('GET', path);
  const key = await crypto.subtle.importKey('jwk', privateKey, ALGORITHM, false, ['sign']);
  const hashes = await Promise.all([hash(location.origin), hash(nonce)]);
  const signature = await crypto.subtle.sign(ALGORITHM, key, await new Blob(hashes).arrayBuffer());
  return {
    format: 'web-eid:1.0',
    algorithm: 'ES384',
    unverifiedCertificate: certificate,
    signature: btoa(String.fromCharCode(...new Uint8Array(signature))),
    appVersion: 'https://web-eid.eu/web-eid-app/releases/simulation',
  };
}

function hash(text: string) {
  return crypto.subtle.digest('SHA-384', new TextEncoder().encode(text));
}
