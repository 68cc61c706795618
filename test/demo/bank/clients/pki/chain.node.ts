import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { findIssuers, toAnchors } from '../../../../../demo/bank/clients/pki/chain.js';
import { findExpiring, readPem, readTrustFolder } from '../../../../../demo/bank/clients/pki/trust-folder.js';
import { Authority, FAR_OFF, NOW } from '../support/authority.js';

const DAY_MS = 86_400_000;

describe('the way from a certificate to a trusted root', () => {
  const authority = new Authority('Tests chain');
  const { certificate } = authority.issue({ serialNumber: 'PNOLT-40504040001' });
  const { root, intermediate } = authority;

  test('leads over the one who issued it', () => {
    assert.deepEqual(findIssuers(certificate, authority.anchors, NOW), [intermediate.certificate, root.certificate]);
  });

  const missing = [
    ['the root', toAnchors([intermediate.certificate])],
    ['the one between', toAnchors([root.certificate])],
    ['everybody', toAnchors([])],
  ] as const;
  for (const [title, anchors] of missing) {
    test(`does not exist where the bank does not trust ${title}`, () => {
      assert.equal(findIssuers(certificate, anchors, NOW), undefined);
    });
  }

  test('never begins at the root: one who is no longer believed could not be taken out', () => {
    const direct = authority.issue({ serialNumber: 'PNOLT-40504040001' }, 'root');
    assert.equal(findIssuers(direct.certificate, authority.anchors, NOW), undefined);
  });

  test('is not led by a name: the key has to be the same', () => {
    assert.equal(findIssuers(certificate, new Authority('Tests chain').anchors, NOW), undefined);
  });

  const intermediates = [
    ['is no authority', { pathLength: undefined }],
    ['may not sign certificates', { keyUsage: KeyUsageFlags.digitalSignature }],
    ['is not valid yet', { validFromAt: NOW + 1000 }],
    ['has ended', { validFromAt: NOW - 2000, validToAt: NOW - 1000 }],
  ] as const;
  for (const [title, profile] of intermediates) {
    test(`does not lead over one who ${title}`, () => {
      const other = new Authority('Tests other', profile);
      const holder = other.issue({ serialNumber: 'PNOLT-40504040001' });
      assert.equal(findIssuers(holder.certificate, other.anchors, NOW), undefined);
    });
  }

  test('is no longer than each authority allows', () => {
    const below = authority.issue({ pathLength: 0, keyUsage: KeyUsageFlags.keyCertSign });
    const anchors = toAnchors([root.certificate, intermediate.certificate]);
    assert.ok(findIssuers(below.certificate, anchors, NOW));
    const holder = authority.issueBy(below, { serialNumber: 'PNOLT-40504040001' });
    const all = toAnchors([root.certificate, intermediate.certificate, below.certificate]);
    assert.equal(findIssuers(holder.certificate, all, NOW), undefined);
  });
});

describe('a folder of trusted certificates', () => {
  const authority = new Authority('Tests folder', { validToAt: NOW + 10 * DAY_MS });
  const pem = (...certificates: readonly { certificate: { x509: { toString(): string } } }[]) =>
    certificates.map(({ certificate }) => certificate.x509.toString()).join('\n');

  function inFolder<T>(files: Readonly<Record<string, string>>, read: (folder: string) => T): T {
    const folder = mkdtempSync(path.join(tmpdir(), 'trust-'));
    try {
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
      return read(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('is read whole, and roots are told from those between', () => {
    const files = { 'a.pem': pem(authority.root), 'b.crt': pem(authority.intermediate), 'readme.txt': 'compare first' };
    const { roots, intermediates } = inFolder(files, readTrustFolder);
    assert.deepEqual([roots.length, intermediates.length], [1, 1]);
    assert.ok(roots[0]?.x509.raw.equals(authority.root.der));
    assert.ok(intermediates[0]?.x509.raw.equals(authority.intermediate.der));
  });

  test('may hold several in one file', () => {
    assert.equal(readPem(pem(authority.root, authority.intermediate), 'both.pem').length, 2);
  });

  const faults: readonly (readonly [title: string, files: Readonly<Record<string, string>>, message: RegExp])[] = [
    ['without files', {}, /holds no \.pem/],
    ['with an empty file', { 'a.pem': '' }, /a\.pem holds no certificate/],
    [
      'with a broken file',
      { 'a.pem': pem(authority.root).replace(/M/, 'N') },
      /a\.pem holds a certificate that cannot be read/,
    ],
    [
      'with a person among them',
      { 'a.pem': pem(authority.issue({ serialNumber: 'PNOLT-40504040001' })) },
      /no authority's/,
    ],
  ];
  for (const [title, files, message] of faults) {
    test(`${title} is refused, and the file is named`, () => {
      assert.throws(() => inFolder(files, readTrustFolder), message);
    });
  }

  test('says which of them end soon', () => {
    assert.deepEqual(findExpiring(authority.anchors, NOW, 9 * DAY_MS), []);
    assert.deepEqual(findExpiring(authority.anchors, NOW, 30 * DAY_MS), [authority.intermediate.certificate]);
    assert.equal(findExpiring(authority.anchors, FAR_OFF, DAY_MS).length, 2);
  });
});
