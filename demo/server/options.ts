import type { LoginOptions, Method } from '../../src/flow/adapter.js';

/** What each login method asks before it starts, in the order in which the widget offers them. */
export const methods: Method[] = [
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

const notices: Readonly<Record<string, string>> = {
  lt: 'Tai demonstracinis bankas. Niekada neveskite čia tikrų kodų ir slaptažodžių.',
  lv: 'Šī ir demonstrācijas banka. Nekad neievadiet šeit īstus kodus un paroles.',
  en: 'This is a demo bank. Never enter real codes or passwords here.',
};

export function loginOptions(language: string): LoginOptions {
  const text = notices[language.slice(0, 2).toLowerCase()] ?? notices.en ?? '';
  return { methods, notice: { kind: 'info', text } };
}
