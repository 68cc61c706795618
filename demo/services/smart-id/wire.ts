/** The words of the Smart-ID relying party API, version 3. */

export type Level = 'ADVANCED' | 'QUALIFIED';
export const levels = ['ADVANCED', 'QUALIFIED'] as const satisfies readonly Level[];

export const hashAlgorithms = ['SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512'] as const;
export type HashAlgorithm = (typeof hashAlgorithms)[number];

export type FlowType = 'QR' | 'Web2App' | 'App2App' | 'Notification';

/** What the app can show, and the field with its text. */
export const interactionTypes = {
  displayTextAndPIN: { text: 'displayText60', maxLength: 60 },
  confirmationMessage: { text: 'displayText200', maxLength: 200 },
  /** In requests that are pushed alone. */
  confirmationMessageAndVerificationCodeChoice: { text: 'displayText200', maxLength: 200 },
} as const;
export type InteractionType = keyof typeof interactionTypes;

export interface Interaction {
  readonly type: InteractionType;
  readonly text: string;
}

export const endResults = [
  'OK',
  'USER_REFUSED',
  'TIMEOUT',
  'DOCUMENT_UNUSABLE',
  'WRONG_VC',
  'REQUIRED_INTERACTION_NOT_SUPPORTED_BY_APP',
  'USER_REFUSED_CERT_CHOICE',
  'USER_REFUSED_INTERACTION',
  'PROTOCOL_FAILURE',
  'EXPECTED_LINKED_SESSION',
  'SERVER_ERROR',
  'ACCOUNT_UNUSABLE',
] as const;
export type EndResult = (typeof endResults)[number];

/** A request for an authentication, once it is found to be right. */
export interface AuthenticationRequest {
  readonly relyingPartyUUID: string;
  /** As it was sent: its bytes are part of what is signed. */
  readonly relyingPartyName: string;
  readonly certificateLevel: Level;
  /** Base64. */
  readonly rpChallenge: string;
  readonly hashAlgorithm: HashAlgorithm;
  /** Base64, as it was sent. */
  readonly interactions: string;
  /** The first one of the list: every app of today shows all of them. */
  readonly interaction: Interaction;
  readonly sharesIpAddress: boolean;
  readonly capabilities: readonly string[];
  readonly initialCallbackUrl?: string;
}
