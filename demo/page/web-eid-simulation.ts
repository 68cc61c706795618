// Plays the ID-card library that a real bank injects (Web eID): the same call, the same token, the same errors. There is
// no card: the demo bank issues a new one each time, and checks the signature as a real bank would.
import { callBank } from './bank-call.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
const errorCodes = {
  cancelled: 'ERR_WEBEID_USER_CANCELLED',
  'no-software': 'ERR_WEBEID_EXTENSION_UNAVAILABLE',
} as Record<string, string>;

export function createWebEidSimulation({ cardInReader }: { cardInReader: () => string }): {
  authenticate(nonce: string, options: { lang: string }): Promise<object>;
} {
  return {
    async authenticate(nonce) {
      const kind = cardInReader();
      const code = errorCodes[kind];
      if (code) throw Object.assign(new Error(code), { code });
      const { certificate, privateKey } = await callBank<{ certificate: string; privateKey: JsonWebKey }>(
        'GET',
        `/demo/id-card/${kind}`,
      );
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
    },
  };
}

function hash(text: string) {
  return crypto.subtle.digest('SHA-384', new TextEncoder().encode(text));
}
