// Every example is tried, and asks for the versions that it was tried with.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { examples, triedElsewhere } from '../../../tools/examples/catalogue.js';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
const root = new URL('../../../', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, root), 'utf8')) as Manifest;
const { version } = read('package.json');

const names = [...examples.map(({ name }) => name), ...triedElsewhere];

describe('the examples', () => {
  it('are all in the catalogue', () => {
    const folders = readdirSync(new URL('demo/examples', root));
    assert.deepEqual(folders.sort(), names.sort());
  });

  for (const name of names) {
    const { dependencies, devDependencies } = read(`demo/examples/${name}/package.json`);

    it(`${name} asks for this version of the widget`, () => {
      assert.equal(dependencies['internetbank-login'], version);
    });

    it(`${name} asks for exact versions`, () => {
      for (const wanted of Object.values({ ...dependencies, ...devDependencies }))
        assert.match(wanted, /^\d+\.\d+\.\d+$/);
    });
  }
});
