/** What each login method of the demo bank asks before it starts, in the order in which the widget offers them. */
import type { Method } from '../flow/adapter.js';

export const demoMethods: readonly Method[] = [
  { id: 'smart-id-push', asks: ['userNumber'] },
  { id: 'smart-id', asks: [] },
  { id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] },
  { id: 'id-card', asks: [] },
  { id: 'code-device', asks: ['userNumber'] },
  { id: 'code-card', asks: ['userNumber'] },
  { id: 'code-calculator', asks: ['userNumber'] },
  { id: 'eparaksts-mobile', asks: [] },
  { id: 'password', asks: ['userNumber', 'password'] },
];
