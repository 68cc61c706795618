import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { Authority, type KeyKind, type Subject, type Validity } from '../../../demo/services/authority/authority.js';
import type { Issuer, ProfileName } from '../../../demo/services/authority/profiles.js';
import { trustOf, writeTrust } from '../../../demo/services/trust.js';
import { realWorld } from '../../../demo/services/world.js';

const subject: Subject = { country: 'LV', personalCode: '050405-10009', givenName: 'ANNA', surname: 'ĶĒNIŅA, VECĀ' };
const options = { name: 'Test', ocspUrl: 'http://127.0.0.1:1/ocsp' };
const authority = new Authority(realWorld, options);
const folder = mkdtempSync(path.join(tmpdir(), 'authority-'));
after(() => rmSync(folder, { recursive: true }));

const issue = (profile: ProfileName, key: KeyKind = 'p256', validity: Validity = 'now') =>
  authority.issue(profile, subject, { key, validity }).certificate;

/** What the OpenSSL command line says of a chain, as an independent second opinion. */
function opensslVerify(leaf: X509Certificate, { issuer, root }: { issuer: X509Certificate; root: X509Certificate }) {
  const write = (name: string, certificate: X509Certificate) => {
    const file = path.join(folder, name);
    writeFileSync(file, certificate.toString());
    return file;
  };
  const files = [write('root', root), '-untrusted', write('issuer', issuer), write('leaf', leaf)];
  try {
    execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', ...files], { stdio: 'pipe' });
    return 'OK';
  } catch (error) {
    return String(error);
  }
}

const opensslText = (certificate: X509Certificate) =>
  execFileSync('openssl', ['x509', '-noout', '-text', '-nameopt', 'utf8'], {
    input: certificate.toString(),
  }).toString();

describe('the authority of the services', () => {
  const chains: readonly (readonly [ProfileName, Issuer, KeyKind])[] = [
    ['smart-id', 'eid-q', 'rsa'],
    ['smart-id-basic', 'eid-nq', 'rsa'],
    ['smart-id-older', 'eid-q', 'rsa'],
    ['mobile-id', 'mobile-id', 'p256'],
    ['id-card-lt', 'id-card-lt', 'p384'],
    ['id-card-lv', 'id-card-lv', 'rsa'],
  ];
  for (const [profile, issuer, key] of chains) {
    it(`issues ${profile} by ${issuer}, as OpenSSL and Node see it too`, () => {
      const leaf = issue(profile, key);
      const intermediate = authority.intermediate(issuer);
      const root = authority.root.certificate;
      assert.equal(opensslVerify(leaf, { issuer: intermediate, root }), 'OK');
      assert.equal(leaf.checkIssued(intermediate) && leaf.verify(intermediate.publicKey), true);
      assert.equal(intermediate.checkIssued(root) && intermediate.verify(root.publicKey), true);
      assert.equal(root.verify(root.publicKey) && root.ca && intermediate.ca, true);
      assert.equal(leaf.ca, false);
      assert.equal(root.publicKey.asymmetricKeyDetails?.namedCurve, 'secp521r1');
      assert.equal(intermediate.publicKey.asymmetricKeyDetails?.namedCurve, 'secp384r1');
    });
  }

  it('names a person as the real certificates do', () => {
    const { subject: name } = issue('smart-id');
    assert.match(name, /^C=LV$/m);
    assert.match(name, /^SN=ĶĒNIŅA\\?, VECĀ$/m);
    assert.match(name, /^GN=ANNA$/m);
    assert.match(name, /^serialNumber=PNOLV-050405-10009$/m);
  });

  const contents: readonly (readonly [ProfileName, readonly RegExp[]])[] = [
    [
      'smart-id',
      [/Digital Signature\n/, /1\.3\.6\.1\.4\.1\.62306\.5\.7\.0/, /10015\.17\.2\b/, /0\.4\.0\.2042\.1\.2\b/],
    ],
    ['smart-id-basic', [/10015\.17\.1\b/, /0\.4\.0\.2042\.1\.1\b/]],
    ['smart-id-older', [/Digital Signature, Key Encipherment, Data Encipherment/, /TLS Web Client Authentication/]],
    ['mobile-id', [/Digital Signature, Key Agreement/, /10015\.3\.1\.3\b/]],
    ['id-card-lt', [/TLS Web Client Authentication/]],
    ['smart-id-wrong-purpose', [/E-mail Protection/]],
    ['smart-id-wrong-policy', [/10015\.17\.1\b/]],
    ['id-card-wrong-policy', [/10015\.1\.3\b/]],
  ];
  for (const [profile, expected] of contents) {
    it(`writes into ${profile} what it is for, and where its standing can be asked`, () => {
      const text = opensslText(issue(profile));
      for (const pattern of [...expected, /OCSP - URI:http:\/\/127\.0\.0\.1:1\/ocsp/]) assert.match(text, pattern);
    });
  }

  it('issues what is over, too', () => {
    const expired = issue('smart-id', 'p256', 'expired');
    assert.ok(Date.parse(expired.validTo) < Date.now());
    const issuer = authority.intermediate('eid-q');
    const said = opensslVerify(expired, { issuer, root: authority.root.certificate });
    assert.match(said, /certificate has expired/);
  });

  it('is not believed through the root of another authority of the same name', () => {
    const namesake = new Authority(realWorld, options);
    const leaf = namesake.issue('smart-id', subject, { key: 'p256' }).certificate;
    assert.equal(leaf.verify(authority.intermediate('eid-q').publicKey), false);
    assert.match(
      opensslVerify(leaf, { issuer: authority.intermediate('eid-q'), root: authority.root.certificate }),
      /Command failed/,
    );
  });

  it('leaves a folder with what a bank has to trust, apart for each service', async () => {
    await writeTrust(trustOf(authority), folder);
    const read = (name: string) => new X509Certificate(readFileSync(path.join(folder, name)));
    assert.equal(read('smart-id/root.pem').fingerprint256, authority.root.certificate.fingerprint256);
    for (const file of ['smart-id/eid-q', 'smart-id/eid-nq', 'mobile-id/mobile-id', 'id-card/id-card-lt']) {
      assert.equal(read(`${file}.pem`).checkIssued(read('smart-id/root.pem')), true, file);
    }
  });
});
