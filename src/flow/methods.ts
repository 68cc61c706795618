/** What the widget knows by itself of ways to log in. */

/** Methods with words of ours in every language. A bank may offer others, with words of its own. */
export const builtInMethods = [
  'smart-id',
  'smart-id-push',
  'mobile-id',
  'id-card',
  'code-card',
  'code-calculator',
  'code-device',
  'eparaksts-mobile',
  'password',
] as const;
export type BuiltInMethod = (typeof builtInMethods)[number];

/** All that a method may ask before it starts. */
export const fields = ['userNumber', 'personalCode', 'phoneNumber', 'password'] as const;
export type Field = (typeof fields)[number];
