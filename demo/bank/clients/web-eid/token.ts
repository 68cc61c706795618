/** The Web eID authentication token (web-eid-system-architecture-doc), as the browser hands it over. */
import { base64Pattern, Malformed, readChoice, readObject, readText } from '../json.js';

const MIN_LENGTH = 100;
const MAX_LENGTH = 10_000;

/** RFC 7518 section 3.1: how the card signed, by its name there. */
export const algorithms = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const;
export type Algorithm = (typeof algorithms)[number];

export interface Token {
  /** DER of a certificate that nobody has checked. */
  readonly certificate: Buffer;
  readonly algorithm: Algorithm;
  readonly signature: Buffer;
}

/**
 * @param text of a token of any version 1: what later ones add is for signing documents
 * @returns undefined when it is none
 */
export function readToken(text: string): Token | undefined {
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return undefined;
  try {
    const token = readObject(JSON.parse(text), 'The token');
    readText(token, 'format', /^web-eid:1(?:\.\d{1,3})?$/);
    return {
      certificate: Buffer.from(readText(token, 'unverifiedCertificate', base64Pattern), 'base64'),
      algorithm: readChoice(token, 'algorithm', algorithms),
      signature: Buffer.from(readText(token, 'signature', base64Pattern), 'base64'),
    };
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
