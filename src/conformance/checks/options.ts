/** What a bank says of the ways to log in. */
import { builtInMethods, fields } from '../../flow/methods.js';
import { methodOf } from '../visit.js';
import { claimThat, type Check } from './check.js';

const builtIn: ReadonlySet<string> = new Set(builtInMethods);

export const optionsChecks: readonly Check[] = [
  {
    name: 'options lists the methods in the right shape',
    promise:
      '`options` lists at least one method, each once, with known fields to ask for, and with a label where the widget has no text of its own.',
    see: 'docs/openapi.yaml#/components/schemas/LoginOptions',
    async claim(visit, driver) {
      const { methods } = await visit.options();
      claimThat(methods.length > 0, 'options lists no method.');
      claimThat(new Set(methods.map(({ id }) => id)).size === methods.length, 'options lists a method twice.');
      for (const { id, asks, label } of methods) {
        const strange = asks.find((field) => !fields.includes(field));
        claimThat(strange === undefined, `${id} asks for ${strange}, which is no field: the widget leaves it out.`);
        claimThat(
          builtIn.has(id) || label,
          `${id} is no built-in method and has no label: nobody would know what it is.`,
        );
      }
      const method = methodOf(driver);
      const own = methods.find(({ id }) => id === method);
      if (!own) throw new Error(`options does not list ${method}, the method of the driver.`);
      const missing = own.asks.find((field) => driver.identity[field] === undefined);
      claimThat(missing === undefined, `${method} asks for ${missing}, which the driver's identity lacks.`);
    },
  },
  {
    name: 'options offers the same methods in every language',
    promise: "The language is that of the bank's own words. What is offered does not depend on it.",
    see: 'docs/openapi.yaml#/paths/~1options/get',
    async claim(visit) {
      const idsIn = async (language: string) => (await visit.options(language)).methods.map(({ id }) => id).join(', ');
      const expected = await idsIn('en');
      for (const language of ['lt', 'lv']) {
        const ids = await idsIn(language);
        claimThat(ids === expected, `In ${language} the methods are ${ids}; in en they are ${expected}.`);
      }
    },
  },
];
