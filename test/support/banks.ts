import { codePrompt, controlCode, never, reply, ScriptedAdapter } from './scripted-adapter.js';

/** A bank that does what is written for it. */
export const scriptOf = (write: (bank: ScriptedAdapter) => void): ScriptedAdapter => {
  const bank = new ScriptedAdapter();
  write(bank);
  return bank;
};

/** A bank that shows a control code and then waits for the person for ever. */
export const pushBank = (code = '5493'): ScriptedAdapter =>
  scriptOf((bank) => bank.always('start', reply(controlCode(code))).always('poll', never));

/** A bank that asks for a code of the code card. */
export const promptBank = (...prompt: Parameters<typeof codePrompt>): ScriptedAdapter =>
  scriptOf((bank) => bank.always('start', reply(codePrompt(...prompt))));
