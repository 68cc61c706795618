import assert from 'node:assert/strict';
import { createHash, constants, verify, X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  authenticationCode,
  callbackAddress,
  digestName,
  octetsOf,
  readLink,
  secretDigest,
  signedText,
  userChallengeOf,
  verificationCode,
} from '../../../../demo/services/smart-id/formulas.js';
import { publishedVectors } from '../support/vectors.js';
import type { FlowType, HashAlgorithm, InteractionType } from '../../../../demo/services/smart-id/wire.js';

interface Vectors {
  readonly verificationCode: readonly { rpChallenge?: string; sha256OfText?: string; vc: string }[];
  readonly authCode: {
    readonly sessionSecret: string;
    readonly sessionToken: string;
    readonly rpChallenge: string;
    readonly interactions: string;
    readonly relyingPartyName: string;
    readonly brokeredRpName: string;
    readonly initialCallbackUrl: string;
    readonly deviceLinkBase: string;
    readonly published: Readonly<Record<'Web2App' | 'QR', { auth: string }>>;
  };
  readonly acspV2Digest: Signed & { readonly digest: string };
  readonly callback: readonly {
    sessionSecret: string;
    sessionSecretDigest: string;
    userChallengeVerifier?: string;
    userChallenge?: string;
    url?: string;
  }[];
  readonly realSignature: Signed & {
    readonly schemeName: string;
    readonly signature: string;
    readonly hashAlgorithm: HashAlgorithm;
    readonly certificatePem: string;
  };
}
interface Signed {
  readonly serverRandom: string;
  readonly userChallenge: string;
  readonly rpChallenge: string;
  readonly relyingPartyName: string;
  readonly brokeredRpName: string;
  readonly interactions: string;
  readonly interactionTypeUsed: InteractionType;
  readonly initialCallbackUrl: string;
  readonly flowType: FlowType;
}

const given = publishedVectors<Vectors>('smart-id.json');

const textOf = (schemeName: string, signed: Signed) =>
  signedText({ ...signed, schemeName }, { ...signed, callbackUrl: signed.initialCallbackUrl });

describe('the formulas of the Smart-ID app', () => {
  it('show four digits with their zeros', () => {
    const challenge = createHash('sha512').update('vc974').digest('base64');
    assert.equal(verificationCode(challenge), '0001');
  });

  it('read a link that is right to the letter, and no other', () => {
    const base = 'https://smart-id.com/device-link';
    const rest = `&sessionToken=wGIrqveE6AuGDATZKmR1mtAZ&sessionType=auth&version=1.0&lang=lit&authCode=${'a'.repeat(43)}`;
    const read = readLink(`${base}?deviceLinkType=QR&elapsedSeconds=7${rest}`, base);
    assert.equal(read?.elapsedSeconds, 7);
    assert.equal(readLink(`${base}?deviceLinkType=Web2App${rest}`, base)?.type, 'Web2App');
    const others = {
      'without an age': `${base}?deviceLinkType=QR${rest}`,
      'app link with an age': `${base}?deviceLinkType=Web2App&elapsedSeconds=7${rest}`,
      'another host': `https://smart-id.example/device-link?deviceLinkType=Web2App${rest}`,
      signing: `${base}?deviceLinkType=Web2App${rest.replace('=auth&', '=sign&')}`,
      'another order': `${base}?sessionType=auth&deviceLinkType=Web2App${rest.replace('&sessionType=auth', '')}`,
      'something behind': `${base}?deviceLinkType=Web2App${rest}&x=1`,
    };
    for (const [name, link] of Object.entries(others)) assert.equal(readLink(link, base), undefined, name);
  });

  it('go back with the digest alone after a refusal', () => {
    const sessionSecret = 'fBo1/L1vM9xcSmZF7hvvooEj';
    assert.equal(
      callbackAddress('https://bank.test/return', { sessionSecret }),
      `https://bank.test/return?sessionSecretDigest=${secretDigest(sessionSecret)}`,
    );
  });

  const name = 'agree with every published value';
  if (!given) it(name, (test) => test.diagnostic('The published values are not beside the repository.'));
  else {
    it(`${name} of control codes`, () => {
      for (const { rpChallenge, sha256OfText = '', vc } of given.verificationCode) {
        const challenge = rpChallenge ?? createHash('sha256').update(sha256OfText).digest('base64');
        assert.equal(verificationCode(challenge), vc);
      }
    });

    it(`${name} of authentication codes`, () => {
      const values = given.authCode;
      const bound = { ...values, schemeName: 'smart-id' };
      for (const [type, { auth }] of Object.entries(values.published)) {
        const opening = type === 'QR' ? 'QR&elapsedSeconds=22' : type;
        const unprotected = `${values.deviceLinkBase}?deviceLinkType=${opening}&sessionToken=${values.sessionToken}&sessionType=auth&version=1.0&lang=eng`;
        const callbackUrl = type === 'QR' ? '' : values.initialCallbackUrl;
        const code = authenticationCode(bound, { unprotected, sessionSecret: values.sessionSecret, callbackUrl });
        assert.equal(code, auth, type);
      }
    });

    it(`${name} of what is signed`, () => {
      const text = textOf('smart-id', given.acspV2Digest);
      assert.equal(createHash('sha512').update(text).digest('base64'), given.acspV2Digest.digest);
    });

    it(`${name} of the return`, () => {
      for (const { sessionSecret, sessionSecretDigest, userChallengeVerifier, userChallenge, url } of given.callback) {
        assert.equal(secretDigest(sessionSecret), sessionSecretDigest);
        if (userChallengeVerifier === undefined) continue;
        assert.equal(userChallengeOf(userChallengeVerifier), userChallenge);
        const callback = 'https://rp.example.com/callback-url?value=RrKjjT4aggzu27YBddX1bQ';
        assert.equal(callbackAddress(callback, { sessionSecret, verifier: userChallengeVerifier }), url);
      }
    });

    it('rebuild the text under a signature that a real app made, and only under its scheme', () => {
      const { realSignature: real } = given;
      const isSigned = (schemeName: string) =>
        verify(
          digestName(real.hashAlgorithm),
          Buffer.from(textOf(schemeName, real)),
          {
            key: new X509Certificate(real.certificatePem).publicKey,
            padding: constants.RSA_PKCS1_PSS_PADDING,
            saltLength: octetsOf(real.hashAlgorithm),
          },
          Buffer.from(real.signature, 'base64'),
        );
      assert.equal(isSigned('smart-id-demo'), true);
      assert.equal(isSigned('smart-id'), false);
    });
  }
});
