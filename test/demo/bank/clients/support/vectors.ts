/** What the services' own documentation and libraries publish. Data of others, so it lies beside the repository and not in it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';

const folder = path.resolve(import.meta.dirname, '../../../../../../shared/protocols/vectors');

interface SignatureVector {
  readonly rpChallenge: string;
  readonly interactions: string;
  readonly serverRandom: string;
  readonly userChallenge: string;
  readonly relyingPartyName: string;
  readonly brokeredRpName: string;
  readonly interactionTypeUsed: string;
  readonly initialCallbackUrl: string;
}

export interface SmartIdVectors {
  readonly verificationCode: readonly {
    readonly rpChallenge?: string;
    readonly sha256OfText?: string;
    readonly vc: string;
  }[];
  readonly authCode: {
    readonly sessionSecret: string;
    readonly sessionToken: string;
    readonly rpChallenge: string;
    readonly interactions: string;
    readonly relyingPartyName: string;
    readonly brokeredRpName: string;
    readonly initialCallbackUrl: string;
    readonly deviceLinkBase: string;
    readonly lang: string;
    readonly elapsedSeconds: number;
    readonly published: AuthCodes;
    readonly computedWithoutBroker: AuthCodes;
    readonly computedDemoScheme: AuthCodes;
  };
  readonly acspV2Digest: SignatureVector & { readonly flowType: 'Web2App'; readonly digest: string };
  readonly callback: readonly {
    readonly sessionSecret: string;
    readonly sessionSecretDigest: string;
    readonly userChallengeVerifier?: string;
    readonly userChallenge?: string;
  }[];
  readonly realSignature: SignatureVector & {
    readonly flowType: 'Notification';
    readonly schemeName: 'smart-id-demo';
    readonly hashAlgorithm: string;
    readonly saltLength: number;
    readonly signature: string;
    readonly identity: Readonly<Record<'serialNumber' | 'givenName' | 'surname' | 'documentNumber', string>>;
    readonly certificatePem: string;
    readonly issuerPem: string;
    readonly rootPem: string;
  };
}

type AuthCodes = Readonly<Record<'QR' | 'Web2App', { readonly auth: string }>>;

export interface MobileIdVectors {
  readonly verificationCode: readonly {
    readonly hashHex?: string;
    readonly hashOf?: readonly [digest: string, text: string];
    readonly vc: string;
  }[];
  readonly signatures: readonly Readonly<Record<'algorithm' | 'signature' | 'signedHash' | 'certificate', string>>[];
  readonly issuerPem: string;
}

interface CardVector {
  readonly algorithm: string;
  readonly unverifiedCertificate: string;
  readonly signature: string;
  readonly format: string;
}

export interface WebEidVectors {
  readonly origin: string;
  readonly nonce: string;
  readonly es384: CardVector;
  readonly rs256Latvian: CardVector;
  readonly issuerDerBase64: Readonly<Record<'TEST_of_ESTEID2018', string>>;
  readonly ocspDerBase64: Readonly<Record<string, string>>;
}

interface Files {
  readonly 'smart-id': SmartIdVectors;
  readonly 'mobile-id': MobileIdVectors;
  readonly 'web-eid': WebEidVectors;
}

/** A test over published data. Where that does not lie beside the repository it is left out, and says so. */
export function testOfVectors<Name extends keyof Files>(
  name: Name,
  title: string,
  check: (vectors: Files[Name], context: TestContext) => void | Promise<void>,
): void {
  const file = path.join(folder, `${name}.json`);
  const skip = existsSync(file) ? false : 'The published vectors do not lie beside this repository';
  test(title, { skip }, (context) => check(JSON.parse(readFileSync(file, 'utf8')) as Files[Name], context));
}
