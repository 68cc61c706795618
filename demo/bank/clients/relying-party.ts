/** What the clients of SK's services are told by the bank's configuration. */
import type { TrustAnchors } from './pki/chain.js';
import type { RevocationPolicy } from './pki/revocation.js';
import type { ServiceAddress } from './http/service-connection.js';
import type { Language } from './service.js';

/** What the clients take from outside, so that tests can hold time still and know what chance brings. */
export interface Surroundings {
  /** In milliseconds. */
  readonly now: () => number;
  readonly random: (size: number) => Buffer;
}

/** Whose word is believed about people. */
export interface Trust {
  readonly anchors: TrustAnchors;
  readonly revocation: RevocationPolicy;
}

export interface ServiceConfig extends ServiceAddress, Trust, Surroundings {
  /** By contract with the service. */
  readonly relyingPartyUUID: string;
  /** As registered. */
  readonly relyingPartyName: string;
  /** What the phone asks. It should not repeat the name, which is shown above it. */
  readonly texts: Readonly<Record<Language, string>>;
}

/** How long a service may take to begin a session. The call is not repeated. */
export const START_TIMEOUT_MS = 5000;

/** How much longer than the service may hold a question the bank waits for its answer. */
export const ANSWER_MARGIN_MS = 1500;
