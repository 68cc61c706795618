import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

export interface SealKey {
  /** Said in the sealed text, so that another key can follow. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** Seals what a store is given, so that whoever reads the store, or a copy of it, learns nothing and changes nothing. */
export class Seal {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #newest: SealKey;

  /** @param keys the first one seals, all of them open: a new key is put before the old one for as long as logins live */
  constructor(keys: readonly [SealKey, ...SealKey[]]) {
    this.#newest = keys[0];
    this.#keys = new Map(keys.map(({ id, secret }) => [id, secret]));
  }

  /** @param place where the text is put: moved elsewhere it does not open */
  close(text: string, place: string): string {
    const { id, secret } = this.#newest;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, secret, nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${id}.${sealed.toString('base64')}`;
  }

  /** @throws Error when it was closed by no key of ours, for another place, or has been changed */
  open(text: string, place: string): string {
    const [id = '', sealed = ''] = text.split('.', 2);
    const secret = this.#keys.get(id);
    if (!secret) throw new Error('Sealed by an unknown key');
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv(ALGORITHM, secret, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}

/** A key for one purpose, made of a key for all: 32 bytes. */
export function keyFor(purpose: string, secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
}
