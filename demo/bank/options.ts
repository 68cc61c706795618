import { demoMethods } from '../../src/demo-bank/methods.js';
import type { LoginOptions } from '../../src/flow/adapter.js';

const notices: Readonly<Record<string, string>> = {
  lt: 'Tai demonstracinis bankas. Niekada neveskite čia tikrų kodų ir slaptažodžių.',
  lv: 'Šī ir demonstrācijas banka. Nekad neievadiet šeit īstus kodus un paroles.',
  en: 'This is a demo bank. Never enter real codes or passwords here.',
};

export function loginOptions(language: string): LoginOptions {
  const text = notices[language.slice(0, 2).toLowerCase()] ?? notices.en ?? '';
  return { methods: [...demoMethods], notice: { kind: 'info', text } };
}
