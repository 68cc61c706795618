// @ts-check

/** What each login method asks before it starts, in the order in which the widget offers them. */
export const methods = Object.freeze([
  { id: 'smart-id-push', asks: ['userNumber'] },
  { id: 'smart-id', asks: [] },
  { id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] },
  { id: 'id-card', asks: [] },
  { id: 'code-device', asks: ['userNumber'] },
  { id: 'code-card', asks: ['userNumber'] },
  { id: 'code-calculator', asks: ['userNumber'] },
  { id: 'eparaksts-mobile', asks: [] },
  { id: 'password', asks: ['userNumber', 'password'] },
]);

const notices = /** @type {Record<string, string>} */ ({
  lt: 'Tai demonstracinis bankas. Niekada neveskite čia tikrų kodų ir slaptažodžių.',
  lv: 'Šī ir demonstrācijas banka. Nekad neievadiet šeit īstus kodus un paroles.',
  en: 'This is a demo bank. Never enter real codes or passwords here.',
});

/**
 * The contract's `LoginOptions`.
 * @param {string} language
 */
export function loginOptions(language) {
  const text = notices[language.slice(0, 2).toLowerCase()] ?? notices.en;
  return { methods, notice: { kind: 'info', text } };
}
