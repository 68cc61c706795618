/** What each login method of the demo bank asks before it starts, in the order in which the widget offers them. */
import type { Method } from '../flow/adapter.js';
import type { BuiltInMethod } from '../flow/methods.js';

/** All that the widget has words for: one that is missing does not compile. */
const asks: Readonly<Record<BuiltInMethod, Method['asks']>> = {
  'smart-id-push': ['userNumber'],
  'smart-id': [],
  'mobile-id': ['phoneNumber', 'personalCode'],
  'id-card': [],
  'code-device': ['userNumber'],
  'code-card': ['userNumber'],
  'code-calculator': ['userNumber'],
  'eparaksts-mobile': [],
  password: ['userNumber', 'password'],
};

export const demoMethods: readonly Method[] = Object.entries(asks).map(([id, fields]) => ({ id, asks: fields }));
