/** The words of the Mobile-ID REST API. */

export const mobileIdResults = [
  'OK',
  'TIMEOUT',
  'EXPIRED_TRANSACTION',
  'NOT_MID_CLIENT',
  'USER_CANCELLED',
  'SIGNATURE_HASH_MISMATCH',
  'PHONE_ABSENT',
  'DELIVERY_ERROR',
  'SIM_ERROR',
] as const;
export type MobileIdResult = (typeof mobileIdResults)[number];

/** How many bytes a hash has, by the name that requests use. */
export const hashTypes = { SHA256: 32, SHA384: 48, SHA512: 64 } as const;
export type HashType = keyof typeof hashTypes;
