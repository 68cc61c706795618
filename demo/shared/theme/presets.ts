// Temperaments of banks, not banks: each differs from the others in colour, shape and letters.
import { check, type Theme } from './model.js';
import values from './presets.json' with { type: 'json' };

export const presets: readonly { readonly id: string; readonly theme: Theme }[] = Object.entries(values).map(
  ([id, own]) => {
    const result = check(Object.entries(own));
    if ('faults' in result) throw new TypeError(`The theme ${id} is none: ${JSON.stringify(result.faults)}`);
    return { id, theme: result.theme };
  },
);
