import assert from 'node:assert/strict';
import { constants, createHash, sign } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { readCertificate } from '../../../../../demo/bank/clients/pki/certificate.js';
import { toAnchors } from '../../../../../demo/bank/clients/pki/chain.js';
import type {
  SmartIdLinkSession,
  SmartIdPushSession,
  SmartIdSession,
} from '../../../../../demo/bank/clients/service.js';
import { createSmartIdClient, type SmartIdConfig } from '../../../../../demo/bank/clients/smart-id/client.js';
import {
  type FlowType,
  type RelyingParty,
  sessionSecretDigest,
  signedPayload,
  userChallengeOf,
} from '../../../../../demo/bank/clients/smart-id/formulas.js';
import { refusals } from '../../../../../demo/bank/clients/smart-id/refusals.js';
import { Authority, type Issued, NOW, type Profile, sharedKeys } from '../support/authority.js';
import { Responder } from '../support/responder.js';
import { Refusals } from '../support/verdicts.js';
import { testOfVectors } from '../support/vectors.js';

const PERSON = 'PNOLT-40504040001';
const CALLBACK = 'https://bank.example/back?value=abc';
const VERIFIER = 'a verifier that only the app knows';
const qualified = ['1.3.6.1.4.1.10015.17.2', '0.4.0.2042.1.2'];
const advanced = ['1.3.6.1.4.1.10015.17.1', '0.4.0.2042.1.1'];
const usual: Profile = {
  serialNumber: PERSON,
  policies: qualified,
  keyUsage: KeyUsageFlags.digitalSignature,
  extendedKeyUsage: ['1.3.6.1.4.1.62306.5.7.0'],
};

const interactions = Buffer.from('[{"type":"displayTextAndPIN","displayText60":"Log in"}]').toString('base64');
const challenge = { rpChallenge: Buffer.alloc(64, 1).toString('base64'), interactions, controlCode: '0000' };
const pushed: SmartIdPushSession = { ...challenge, sessionId: 's1' };
const linked: SmartIdLinkSession = {
  ...challenge,
  sessionId: 's2',
  sessionToken: 't'.repeat(24),
  sessionSecret: Buffer.alloc(32, 2).toString('base64'),
  deviceLinkBase: 'https://link.example/',
};
const returning: SmartIdLinkSession = { ...linked, callbackUrl: CALLBACK };
const back = { sessionSecretDigest: sessionSecretDigest(linked.sessionSecret), userChallengeVerifier: VERIFIER };

/** A path into an answer, and what stands there instead. */
type Change = readonly [path: string, value: unknown];

interface Scene {
  readonly session?: SmartIdSession;
  readonly flowType?: FlowType;
  readonly holder?: Issued;
  /** Made before it was signed. */
  readonly signed?: {
    readonly hash?: 'SHA-256' | 'SHA-512' | 'SHA3-256';
    readonly schemeName?: 'smart-id';
    readonly name?: string;
  };
  /** Made after it was signed. */
  readonly changes?: readonly Change[];
  readonly proof?: { readonly person?: string; readonly back?: typeof back };
  readonly config?: Partial<SmartIdConfig>;
}

function change(answer: object, [path, value]: Change): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: Record<string, unknown> = answer as Record<string, unknown>;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
}

describe('an answer of Smart-ID', () => {
  let authority: Authority;
  let holder: Issued;
  const responder = new Responder();
  let ocspUrl: string;
  const seen = new Refusals();

  before(async () => {
    authority = new Authority('Tests EID-Q');
    ocspUrl = await responder.listen();
    responder.signer = authority.intermediate;
    holder = issue();
  });
  after(() => responder.close());

  const issue = (profile: Profile = {}, from: Authority = authority) =>
    from.issue({ ...usual, ocspUrl, keys: sharedKeys('rsa'), ...profile });

  const config = (): SmartIdConfig => ({
    baseUrl: 'http://127.0.0.1:1',
    pins: [],
    relyingPartyUUID: '00000000-0000-4000-8000-000000000000',
    relyingPartyName: 'BANK',
    schemeName: 'smart-id-demo',
    certificateLevel: 'QUALIFIED',
    anchors: authority.anchors,
    revocation: { kind: 'required', maxAgeMs: 900_000, skewMs: 120_000 },
    texts: { lt: 'Prisijungti', lv: 'Pieslēgties', en: 'Log in' },
    now: () => NOW,
    random: (size) => Buffer.alloc(size, 3),
  });

  function answerOf(scene: Scene): object {
    const { session = pushed, flowType = 'Notification', signed = {} } = scene;
    const { der, privateKey } = scene.holder ?? holder;
    const { hash = 'SHA-512', schemeName = 'smart-id-demo', name = 'BANK' } = signed;
    const context = {
      serverRandom: 'c2VydmVyIHJhbmRvbSBvZiB0aGVt',
      userChallenge: userChallengeOf(VERIFIER),
      interactionTypeUsed: 'displayTextAndPIN',
      flowType,
    };
    const party: RelyingParty = { schemeName, relyingPartyName: name, brokeredRpName: '' };
    const payload = signedPayload(party, { ...session, initialCallbackUrl: CALLBACK }, context);
    const digest = { 'SHA-256': 'sha256', 'SHA-512': 'sha512', 'SHA3-256': 'sha3-256' }[hash];
    const saltLength = createHash(digest).digest().length;
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    const options = privateKey.asymmetricKeyType === 'rsa' ? { key: privateKey, padding, saltLength } : privateKey;
    const { interactionTypeUsed, ...rest } = context;
    const answer = {
      state: 'COMPLETE',
      result: { endResult: 'OK', documentNumber: `${PERSON}-MOCK-Q` },
      signatureProtocol: 'ACSP_V2',
      signature: {
        ...rest,
        value: sign(digest, Buffer.from(payload), options).toString('base64'),
        signatureAlgorithm: 'rsassa-pss',
        signatureAlgorithmParameters: {
          hashAlgorithm: hash,
          maskGenAlgorithm: { algorithm: 'id-mgf1', parameters: { hashAlgorithm: hash } },
          saltLength,
          trailerField: '0xbc',
        },
      },
      cert: { value: der.toString('base64'), certificateLevel: 'QUALIFIED' },
      interactionTypeUsed,
      addedByALaterVersion: { anything: 1 },
    };
    for (const one of scene.changes ?? []) change(answer, one);
    return answer;
  }

  const verify = (scene: Scene = {}) => {
    const client = createSmartIdClient({ ...config(), ...scene.config });
    return client.verify(scene.session ?? pushed, answerOf(scene), scene.proof ?? { person: PERSON });
  };

  const person = {
    country: 'LT',
    personalCode: '40504040001',
    givenName: 'ONA',
    surname: 'TESTAITĖ',
    documentNumber: `${PERSON}-MOCK-Q`,
  };

  const accepted: readonly (readonly [title: string, scene: Scene])[] = [
    ['to a push', {}],
    ['to a QR code', { session: linked, flowType: 'QR', proof: {} }],
    ['to a QR code beside an app link', { session: returning, flowType: 'QR', proof: {} }],
    ['to an app link', { session: returning, flowType: 'Web2App', proof: { back } }],
    ['to a device link of one person', { session: linked, flowType: 'QR' }],
  ];
  for (const [title, scene] of accepted) {
    test(`identifies who confirmed: ${title}`, async () => {
      assert.deepEqual(await verify(scene), { kind: 'identified', person });
    });
  }

  test('identifies the owner of a certificate of before April 2025', async () => {
    const keyUsage = KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment | KeyUsageFlags.dataEncipherment;
    const older = issue({ keyUsage, extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] });
    assert.equal((await verify({ holder: older })).kind, 'identified');
  });

  test('keeps the dash of a Latvian personal code', async () => {
    const latvian = issue({ serialNumber: 'PNOLV-050405-10009' });
    const verdict = await verify({ holder: latvian, proof: { person: 'PNOLV-050405-10009' } });
    assert.equal(verdict.kind, 'identified');
    assert.deepEqual([verdict.person.country, verdict.person.personalCode], ['LV', '050405-10009']);
  });

  test('of the lower level is enough where the bank asks for no more', async () => {
    const basic = issue({ policies: advanced });
    const changes = [['cert.certificateLevel', 'ADVANCED']] as const;
    const verdict = await verify({ holder: basic, changes, config: { certificateLevel: 'ADVANCED' } });
    assert.equal(verdict.kind, 'identified');
  });

  const parameters = 'signature.signatureAlgorithmParameters';
  const refused: readonly (readonly [title: string, code: keyof typeof refusals, scene: Scene])[] = [
    ['of another signature protocol', 'wrong-protocol', { changes: [['signatureProtocol', 'RAW_DIGEST_SIGNATURE']] }],
    ['without a signature', 'malformed-answer', { changes: [['signature', undefined]] }],
    ['without a certificate', 'malformed-answer', { changes: [['cert', undefined]] }],
    ['without a document number', 'malformed-answer', { changes: [['result.documentNumber', undefined]] }],
    ['that is still running', 'malformed-answer', { changes: [['state', 'RUNNING']] }],
    ['with an unknown hash', 'malformed-answer', { changes: [[`${parameters}.hashAlgorithm`, 'MD5']] }],
    [
      'with a user challenge of another length',
      'malformed-answer',
      { changes: [['signature.userChallenge', 'short']] },
    ],
    ['with a short server random', 'malformed-answer', { changes: [['signature.serverRandom', 'c2hvcnQ=']] }],
    ['with a value that is no base64', 'malformed-answer', { changes: [['signature.value', '-_-']] }],
    [
      'by another padding',
      'wrong-signature-algorithm',
      { changes: [['signature.signatureAlgorithm', 'sha256WithRSAEncryption']] },
    ],
    [
      'by another mask',
      'wrong-signature-algorithm',
      { changes: [[`${parameters}.maskGenAlgorithm.algorithm`, 'id-other']] },
    ],
    ['by a weaker hash than was asked for', 'weak-hash', { signed: { hash: 'SHA-256' } }],
    ['by a weaker hash of the newer family', 'weak-hash', { signed: { hash: 'SHA3-256' } }],
    [
      'with two hashes',
      'wrong-mask-hash',
      { changes: [[`${parameters}.maskGenAlgorithm.parameters.hashAlgorithm`, 'SHA-256']] },
    ],
    ['with another salt', 'wrong-salt', { changes: [[`${parameters}.saltLength`, 32]] }],
    ['with another trailer', 'wrong-trailer', { changes: [[`${parameters}.trailerField`, '0xcc']] }],
    ['to a push by QR code', 'flow-not-offered', { flowType: 'QR' }],
    ['to a QR code by push', 'flow-not-offered', { session: linked, flowType: 'Notification' }],
    [
      'by app link where none was offered',
      'flow-not-offered',
      { session: linked, flowType: 'Web2App', proof: { back } },
    ],
    ['by another app of the bank', 'flow-not-offered', { session: returning, flowType: 'App2App', proof: { back } }],
    [
      'to a question that was not asked',
      'interaction-not-offered',
      { changes: [['interactionTypeUsed', 'confirmationMessage']] },
    ],
    ['by app link, and nobody came back', 'no-callback', { session: returning, flowType: 'Web2App', proof: {} }],
    [
      'by app link, and the return is of another session',
      'wrong-session-secret',
      { session: returning, flowType: 'Web2App', proof: { back: { ...back, sessionSecretDigest: 'x'.repeat(43) } } },
    ],
    [
      'by app link, and another app came back',
      'wrong-user-challenge',
      { session: returning, flowType: 'Web2App', proof: { back: { ...back, userChallengeVerifier: 'another' } } },
    ],
    ['with a certificate that is none', 'unreadable-certificate', { changes: [['cert.value', 'bm90aGluZw==']] }],
    [
      'of another level than its certificate',
      'wrong-policies',
      { changes: [['cert.certificateLevel', 'ADVANCED']], config: { certificateLevel: 'ADVANCED' } },
    ],
    ['of another person', 'other-person', { proof: { person: 'PNOLT-30303039914' } }],
    ['signed in another environment', 'wrong-signature', { signed: { schemeName: 'smart-id' } }],
    ['signed for another relying party', 'wrong-signature', { signed: { name: 'Bank' } }],
    [
      'with a changed signature',
      'wrong-signature',
      { changes: [['signature.value', Buffer.alloc(256, 5).toString('base64')]] },
    ],
    [
      'with another server random',
      'wrong-signature',
      { changes: [['signature.serverRandom', 'b3RoZXIgcmFuZG9tIG9mIHRoZW0h']] },
    ],
  ];
  for (const [title, code, scene] of refused) {
    test(`${title} is refused`, async () => {
      seen.expect(await verify(scene), code, refusals[code].problem);
    });
  }

  test('signed for another challenge is refused', async () => {
    const other = { ...pushed, rpChallenge: Buffer.alloc(64, 9).toString('base64') };
    const verdict = await createSmartIdClient(config()).verify(other, answerOf({}), { person: PERSON });
    seen.expect(verdict, 'wrong-signature', 'unexpected');
  });

  test('signed for another callback address is refused', async () => {
    const elsewhere = { ...returning, callbackUrl: 'https://elsewhere.example/back' };
    const verdict = await verify({ session: elsewhere, flowType: 'Web2App', proof: { back } });
    seen.expect(verdict, 'wrong-signature', 'unexpected');
  });

  const holders: readonly (readonly [title: string, code: keyof typeof refusals, profile: Profile])[] = [
    ['not valid yet', 'certificate-not-yet-valid', { validFromAt: NOW + 1000 }],
    ['expired', 'certificate-expired', { validFromAt: NOW - 2000, validToAt: NOW - 1000 }],
    ['of the lower level, called the higher', 'wrong-policies', { policies: advanced }],
    ['with one of two policies', 'wrong-policies', { policies: qualified.slice(0, 1) }],
    ['without policies', 'wrong-policies', { policies: [] }],
    ['for signing documents', 'wrong-purpose', { keyUsage: KeyUsageFlags.nonRepudiation, extendedKeyUsage: [] }],
    ['of the older kind, and half of its key usage', 'wrong-purpose', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }],
    ['for web servers', 'wrong-purpose', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }],
    ['of a company', 'no-identity', { serialNumber: 'NTRLT-304580906' }],
    ['that names nobody', 'no-identity', { serialNumber: undefined }],
  ];
  for (const [title, code, profile] of holders) {
    test(`with a certificate ${title} is refused`, async () => {
      seen.expect(await verify({ holder: issue(profile) }), code, refusals[code].problem);
    });
  }

  test('signed by a key of another kind is refused', async () => {
    const elliptic = issue({ keys: sharedKeys('p256') });
    seen.expect(await verify({ holder: elliptic }), 'wrong-signature', 'unexpected');
  });

  test('of too low a level is refused, and the person is told which is needed', async () => {
    const basic = issue({ policies: advanced });
    const verdict = await verify({ holder: basic, changes: [['cert.certificateLevel', 'ADVANCED']] });
    seen.expect(verdict, 'level-too-low', 'account-not-qualified');
  });

  test('with a certificate of a namesake authority is refused', async () => {
    const foreign = issue({}, new Authority('Tests EID-Q'));
    seen.expect(await verify({ holder: foreign }), 'untrusted-issuer', 'unexpected');
  });

  test('with a revoked certificate is refused', async () => {
    responder.next = { status: 'revoked' };
    seen.expect(await verify(), 'certificate-revoked', 'account-problem');
    responder.next = {};
  });

  test('with a certificate that its issuer does not know is refused', async () => {
    responder.next = { status: 'unknown' };
    seen.expect(await verify(), 'certificate-unknown', 'unexpected');
    responder.next = {};
  });

  test('with a forged signature costs the responder nothing', async () => {
    const before = responder.asked;
    await verify({ signed: { schemeName: 'smart-id' } });
    assert.equal(responder.asked, before);
  });

  for (const junk of [undefined, null, 'OK', [], {}, { state: 'COMPLETE' }, { state: 'COMPLETE', result: {} }]) {
    test(`that is ${JSON.stringify(junk) ?? 'nothing'} is refused`, async () => {
      const verdict = await createSmartIdClient(config()).verify(pushed, junk, {});
      seen.expect(verdict, 'malformed-answer', 'unexpected');
    });
  }

  /** Every place in an answer that is no object, but those that nobody reads. */
  function placesIn(value: object, path = ''): string[] {
    return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
      const place = path === '' ? name : `${path}.${name}`;
      if (name === 'addedByALaterVersion') return [];
      return typeof inner === 'object' && inner !== null ? placesIn(inner, place) : [place];
    });
  }

  test('is refused, and never a fault, whatever stands at any of its places', async () => {
    const places = placesIn(answerOf({}));
    assert.ok(places.length >= 15, places.join());
    for (const place of places) {
      for (const value of [undefined, null, 7, '', 'ž', [], {}]) {
        assert.equal(
          (await verify({ changes: [[place, value]] })).kind,
          'failed',
          `${place}: ${JSON.stringify(value)}`,
        );
      }
    }
  });

  test('is refused for every reason there is, once at least', () => {
    seen.expectAll(refusals);
  });

  test('knows whose return belongs to it', () => {
    const client = createSmartIdClient(config());
    const answer = answerOf({ session: returning, flowType: 'Web2App' });
    const ofAnotherApp = { ...back, userChallengeVerifier: 'another' };
    assert.equal(client.isReturnOf(returning, back, answer), true);
    assert.equal(client.isReturnOf(returning, ofAnotherApp, answer), false);
    assert.equal(client.isReturnOf(returning, { ...back, sessionSecretDigest: '' }, answer), false);
    // After a refusal nothing is signed, and what comes back with it is not documented.
    const refusal = { state: 'COMPLETE', result: { endResult: 'USER_REFUSED' } };
    assert.equal(client.isReturnOf(returning, ofAnotherApp, refusal), true);
  });

  test('may be given to any of the questions that were asked', async () => {
    const { interactions: both } = createSmartIdClient(config()).challenge('lt', { offersChoice: true });
    const verdict = await verify({ session: { ...pushed, interactions: both } });
    assert.equal(verdict.kind, 'identified');
  });

  test('tells by which way it was given', () => {
    const client = createSmartIdClient(config());
    assert.equal(client.isByAppLink(answerOf({ session: returning, flowType: 'Web2App' })), true);
    assert.equal(client.isByAppLink(answerOf({ session: linked, flowType: 'QR' })), false);
    assert.equal(client.isByAppLink({ state: 'COMPLETE', result: { endResult: 'USER_REFUSED' } }), false);
  });
});

describe('the published signature of a person at the DEMO service', () => {
  const read = (pem: string) => {
    const certificate = readCertificate(Buffer.from(pem));
    assert.ok(certificate);
    return certificate;
  };

  testOfVectors('smart-id', 'identifies that person, in that environment alone', async ({ realSignature: real }) => {
    const config: SmartIdConfig = {
      baseUrl: 'http://127.0.0.1:1',
      pins: [],
      relyingPartyUUID: '',
      relyingPartyName: real.relyingPartyName,
      schemeName: real.schemeName,
      certificateLevel: 'QUALIFIED',
      anchors: toAnchors([read(real.issuerPem), read(real.rootPem)]),
      revocation: { kind: 'none' },
      texts: { lt: 'x', lv: 'x', en: 'x' },
      now: () => NOW,
      random: (size) => Buffer.alloc(size),
    };
    const session = { rpChallenge: real.rpChallenge, interactions: real.interactions, controlCode: '', sessionId: '' };
    const { hashAlgorithm, saltLength, serverRandom, userChallenge, flowType, identity } = real;
    const maskGenAlgorithm = { algorithm: 'id-mgf1', parameters: { hashAlgorithm } };
    const answer = {
      state: 'COMPLETE',
      result: { endResult: 'OK', documentNumber: identity.documentNumber },
      signatureProtocol: 'ACSP_V2',
      signature: {
        value: real.signature,
        serverRandom,
        userChallenge,
        flowType,
        signatureAlgorithm: 'rsassa-pss',
        signatureAlgorithmParameters: { hashAlgorithm, maskGenAlgorithm, saltLength, trailerField: '0xbc' },
      },
      cert: { value: read(real.certificatePem).x509.raw.toString('base64'), certificateLevel: 'QUALIFIED' },
      interactionTypeUsed: real.interactionTypeUsed,
    };
    const proof = { person: identity.serialNumber };
    assert.deepEqual(await createSmartIdClient(config).verify(session, answer, proof), {
      kind: 'identified',
      person: {
        country: 'EE',
        personalCode: '40504040001',
        givenName: identity.givenName,
        surname: identity.surname,
        documentNumber: identity.documentNumber,
      },
    });
    const live = createSmartIdClient({ ...config, schemeName: 'smart-id' });
    new Refusals().expect(await live.verify(session, answer, proof), 'wrong-signature', 'unexpected');
  });
});
