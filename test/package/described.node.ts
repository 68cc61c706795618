// What is written of the element for people and their editors is what it has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { colours, sizes } from '../../src/theme/token-defaults.js';
import { describeElement } from '../../tools/build/element.js';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const element = await describeElement();

const defaults = [
  ...Object.entries(colours).map(([name, [light, dark]]) => [name, `light-dark(${light}, ${dark})`]),
  ...Object.entries(sizes),
].map(([name, value]) => [`--ibl-${name}`, value]);

describe('what is written about the theme', () => {
  it('tells editors every token with its default and what it is for', () => {
    const { cssProperties } = element;
    assert.deepEqual(
      cssProperties.map((token) => [token.name, token.default]),
      defaults,
    );
    for (const { name, description } of cssProperties) assert.match(description ?? '', /\w/, name);
  });

  it('names every token with its defaults in the README', () => {
    const readme = read('README.md');
    for (const [name, values] of [...Object.entries(colours), ...Object.entries(sizes)]) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`--ibl-${name}\``));
      for (const value of [values].flat()) assert.ok(row?.includes(`\`${value}\``), `${name}: ${value}`);
    }
  });
});

describe('what editors are told of the element', () => {
  it('has the type of each event', () => {
    for (const { name, type } of element.events) {
      const detail = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
      assert.equal(type?.text, `CustomEvent<${detail}Detail>`);
    }
  });

  it('has nothing private', () => {
    assert.deepEqual(
      element.members.filter(({ name, privacy }) => privacy || /^[#_]/.test(name)),
      [],
    );
  });
});
