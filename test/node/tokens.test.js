// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { loadSource } from '../support/load-source.js';

/** @type {typeof import('../../src/theme/token-defaults.js')} */
const { colours, sizes } = await loadSource('src/theme/token-defaults.ts');
const read = (/** @type {string} */ file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** Name and default of every token, as the element's header writes them. */
const tokens = [
  ...Object.entries(colours).map(([name, [light, dark]]) => [name, `light-dark(${light}, ${dark})`]),
  ...Object.entries(sizes),
].map(([name, value]) => `--ibl-${name}=${value}`);

describe('what is written about the theme', () => {
  it('names every token with its default in the header of the element', () => {
    const header = read('src/widget/internetbank-login.ts');
    const written = [...header.matchAll(/@cssprop \[([^\]]+)\]/g)].map(([, token]) => token);
    assert.deepEqual(written.sort(), tokens.sort());
  });

  it('names every token with its defaults in the README', () => {
    const readme = read('README.md');
    for (const [name, values] of [...Object.entries(colours), ...Object.entries(sizes)]) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`--ibl-${name}\``));
      for (const value of [values].flat()) assert.ok(row?.includes(`\`${value}\``), `${name}: ${value}`);
    }
  });
});
