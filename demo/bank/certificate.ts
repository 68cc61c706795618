// Just enough of X.509 to issue the demo's ID cards. Reading and checking is left to node:crypto, as in a real bank.
import { type KeyObject, sign } from 'node:crypto';

const OID_COMMON_NAME = '2.5.4.3';
const OID_SERIAL_NUMBER = '2.5.4.5';
const OID_ECDSA_WITH_SHA384 = '1.2.840.10045.4.3.3';
const DAY_MS = 86_400_000;

/** One DER value: tag, length, content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, body]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const set = (...content: Buffer[]) => der(0x31, ...content);
const utf8 = (text: string) => der(0x0c, Buffer.from(text));
const bitString = (bits: Buffer) => der(0x03, Buffer.from([0]), bits);

function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const number of rest) {
    const groups = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

function utcTime(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function distinguishedName({ commonName, serialNumber }: { commonName: string; serialNumber?: string }): Buffer {
  const attribute = (oid: string, text: string) => set(sequence(objectIdentifier(oid), utf8(text)));
  return sequence(
    attribute(OID_COMMON_NAME, commonName),
    ...(serialNumber ? [attribute(OID_SERIAL_NUMBER, serialNumber)] : []),
  );
}

export interface CertificateRequest {
  /** Common name. */
  readonly issuer: string;
  readonly issuerKey: KeyObject;
  readonly subject: { readonly commonName: string; readonly serialNumber: string };
  readonly publicKey: KeyObject;
  /** Sixteen random bytes. */
  readonly serial: Buffer;
  readonly now: number;
}

/**
 * A certificate, signed with ECDSA over SHA-384.
 * @returns DER
 */
export function issueCertificate(request: CertificateRequest): Buffer {
  const { issuer, issuerKey, subject, publicKey, serial, now } = request;
  const algorithm = sequence(objectIdentifier(OID_ECDSA_WITH_SHA384));
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    // A leading zero keeps the number positive, the bit behind it allows the zero.
    der(0x02, Buffer.from([0x00, 0x80]), serial),
    algorithm,
    distinguishedName({ commonName: issuer }),
    sequence(utcTime(now - DAY_MS), utcTime(now + 365 * DAY_MS)),
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  return sequence(toBeSigned, algorithm, bitString(sign('sha384', toBeSigned, issuerKey)));
}
