/** Trusted certificates in a folder of PEM files: the bank puts them there, and compares their fingerprints with the issuer first. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Certificate, readCertificate } from './certificate.js';
import { toAnchors, type TrustAnchors } from './chain.js';

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * @param text one PEM file, of any number of certificates
 * @param name of the file, for whoever reads the error
 * @throws {Error} where it holds none, one that cannot be read, or one of a person
 */
export function readPem(text: string, name: string): readonly Certificate[] {
  const certificates = (text.match(pemBlock) ?? []).map((pem) => readCertificate(Buffer.from(pem)));
  if (certificates.length === 0) throw new Error(`${name} holds no certificate`);
  return certificates.map((certificate) => {
    if (!certificate) throw new Error(`${name} holds a certificate that cannot be read`);
    if (!certificate.authority) throw new Error(`${name} holds a certificate that is no authority's`);
    return certificate;
  });
}

/** @throws {Error} where the folder cannot be read, is empty, or one of its files is no good */
export function readTrustFolder(folder: string): TrustAnchors {
  const names = readdirSync(folder).filter((name) => /\.(?:pem|crt)$/.test(name));
  if (names.length === 0) throw new Error(`${folder} holds no .pem or .crt files`);
  return toAnchors(names.flatMap((name) => readPem(readFileSync(path.join(folder, name), 'utf8'), name)));
}

/**
 * Which of them end soon, or have ended.
 * @param at in milliseconds
 * @param withinMs how long before
 */
export function findExpiring({ roots, intermediates }: TrustAnchors, at: number, withinMs: number): Certificate[] {
  return [...roots, ...intermediates].filter(({ validToAt }) => validToAt < at + withinMs);
}
