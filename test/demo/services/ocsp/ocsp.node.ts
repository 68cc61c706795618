import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { BasicOCSPResponse, OCSPResponse, OCSPResponseStatus } from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Authority } from '../../../../demo/services/authority/authority.js';
import type { ocspFaults } from '../../../../demo/services/control.js';
import { createServices, type Services } from '../../../../demo/services/services.js';
import { realWorld } from '../../../../demo/services/world.js';

const PERSON = 'PNOLT-40504040001';
const subject = { country: 'LT', personalCode: '40504040001', givenName: 'VARDENIS', surname: 'ŽEMAITIS' };
const folder = mkdtempSync(path.join(tmpdir(), 'ocsp-'));
const file = (name: string) => path.join(folder, name);
let services: Services;

/** Asked and judged by the OpenSSL command line: an independent second opinion. */
interface Asked {
  readonly status: number;
  /** What OpenSSL says of the answer. */
  readonly said: string;
  readonly answer: OCSPResponse;
}

async function ask(nonce: '-nonce' | '-no_nonce' = '-nonce', leaf = 'leaf.pem', hash = '-sha1'): Promise<Asked> {
  const subjects = [hash, '-issuer', file('issuer.pem'), '-cert', file(leaf)];
  openssl('ocsp', nonce, '-reqout', file('request.der'), ...subjects);
  const response = await fetch(services.ocspUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/ocsp-request' },
    body: readFileSync(file('request.der')),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  writeFileSync(file('response.der'), bytes);
  assert.equal(response.headers.get('Content-Type'), 'application/ocsp-response');
  const judge = ['-no_nonce', '-respin', file('response.der'), '-CAfile', file('root.pem')];
  const trusted = ['-verify_other', file('issuer.pem')];
  // OpenSSL compares the nonce with that of a request from a file, and names the status by the certificates it is given.
  const ofNonce = openssl('ocsp', ...judge, ...trusted, '-reqin', file('request.der'));
  const ofStatus = openssl('ocsp', ...judge, ...trusted, ...subjects);
  const said = ofNonce + ofStatus;
  return { status: response.status, said, answer: AsnConvert.parse(bytes, OCSPResponse) };
}

/** @returns both outputs, whatever became of it */
function openssl(...options: readonly string[]): string {
  try {
    return execFileSync('sh', ['-c', 'exec openssl "$@" 2>&1', 'sh', ...options], { encoding: 'utf8' });
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

const basicOf = ({ answer }: Asked): BasicOCSPResponse => {
  const { responseBytes } = answer;
  assert.ok(responseBytes);
  return AsnConvert.parse(responseBytes.response, BasicOCSPResponse);
};

before(async () => {
  services = await createServices();
  const { authority } = services;
  writeFileSync(file('root.pem'), authority.root.certificate.toString());
  writeFileSync(file('issuer.pem'), authority.intermediate('id-card-lt').toString());
  const { certificate } = authority.issue('id-card-lt', subject, { key: 'p384' });
  writeFileSync(file('leaf.pem'), certificate.toString());
});
beforeEach(() => services.control.clear());
after(async () => {
  rmSync(folder, { recursive: true });
  await services.close();
});

const order = (kind: (typeof ocspFaults)[number]) => services.control.order('ocsp-answer', { kind }, { who: PERSON });

describe('the OCSP responder', () => {
  for (const hash of ['-sha1', '-sha256']) {
    it(`says good to a question with ${hash.slice(1)}, and OpenSSL believes it`, async () => {
      const { status, said } = await ask('-nonce', 'leaf.pem', hash);
      assert.equal(status, 200);
      assert.match(said, /Response verify OK/);
      assert.match(said, /leaf\.pem: good/);
      assert.doesNotMatch(said, /nonce/i);
    });
  }

  it('returns no nonce to one who sent none', async () => {
    const asked = await ask('-no_nonce');
    assert.match(asked.said, /leaf\.pem: good/);
    assert.equal(basicOf(asked).tbsResponseData.responseExtensions, undefined);
  });

  it('knows nothing of what it did not issue', async () => {
    const { certificate } = new Authority(realWorld, { name: 'Demo', ocspUrl: 'http://127.0.0.1:1' }).issue(
      'id-card-lt',
      subject,
      { key: 'p384' },
    );
    writeFileSync(file('stranger.pem'), certificate.toString());
    assert.match((await ask('-nonce', 'stranger.pem')).said, /stranger\.pem: unknown/);
  });

  it('says revoked, with the time', async () => {
    order('revoked');
    const { said } = await ask();
    assert.match(said, /leaf\.pem: revoked/);
    assert.match(said, /Revocation Time:/);
  });

  it('says unknown', async () => {
    order('unknown');
    assert.match((await ask()).said, /leaf\.pem: unknown/);
  });

  it('says to try later', async () => {
    order('try-later');
    assert.equal((await ask()).answer.responseStatus, OCSPResponseStatus.tryLater);
  });

  it('says what was true yesterday', async () => {
    order('stale');
    assert.match((await ask()).said, /Status times invalid|status expired/i);
  });

  it('leaves out the nonce', async () => {
    order('no-nonce');
    assert.match((await ask()).said, /no nonce in response/);
  });

  it('answers with another nonce', async () => {
    order('wrong-nonce');
    assert.match((await ask()).said, /Nonce Verify error/);
  });

  it('answers twice in one', async () => {
    order('two-responses');
    assert.equal(basicOf(await ask()).tbsResponseData.responses.length, 2);
  });

  it('lets somebody else sign', async () => {
    order('foreign-responder');
    assert.match((await ask()).said, /Response Verify Failure/i);
  });

  it('answers a question that is none', async () => {
    const response = await fetch(services.ocspUrl, { method: 'POST', body: 'what?' });
    const answer = AsnConvert.parse(await response.arrayBuffer(), OCSPResponse);
    assert.equal(answer.responseStatus, OCSPResponseStatus.malformedRequest);
  });

  it('errs for the person that is meant, and for as long as that', async () => {
    services.control.order('ocsp-answer', { kind: 'revoked' }, { who: 'PNOLT-30403039917' });
    assert.match((await ask()).said, /leaf\.pem: good/);
    services.control.order('ocsp-answer', { kind: 'revoked' }, { who: PERSON, times: 2 });
    const said = [(await ask()).said, (await ask()).said, (await ask()).said];
    assert.deepEqual(
      said.map((text) => /leaf\.pem: (\w+)/.exec(text)?.[1]),
      ['revoked', 'revoked', 'good'],
    );
  });
});
