// Each check says what is promised, and the paragraph that it names is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { everyCheck } from '../../src/cli/conformance.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
const validator = new Validator();
assert.ok((await validator.validate(read('docs/openapi.yaml'))).valid);
const contract: unknown = validator.specification;

/** Whether a heading, or a place by JSON pointer, is there. */
function leadsSomewhere(see: string): boolean {
  const [file = '', place = ''] = see.split('#');
  if (file.endsWith('.md')) {
    return [...read(file).matchAll(/^#+ (.+)$/gm)].some(([, heading = '']) => anchorOf(heading) === place);
  }
  const names = place.split('/').slice(1);
  const found = names.reduce<unknown>(
    (node, name) => (node as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')],
    contract,
  );
  return found !== undefined;
}

describe('what the conformance checks say of themselves', () => {
  const checks = everyCheck();

  it('has names that are used once', () => {
    assert.equal(new Set(checks.map(({ name }) => name)).size, checks.length);
  });

  for (const { name, promise, see } of checks) {
    it(`is a promise, with the place where it stands: ${name}`, () => {
      assert.match(promise, /^[`A-Z].*\.$/);
      assert.ok(leadsSomewhere(see), see);
    });
  }

  it('are as many as the report in the guide counts, with names that it has', () => {
    const [, report = '', sum = ''] =
      /```\n( {2}passed [^]*?)\n\n(\d+ passed.*)\n```/.exec(read('docs/prove-your-backend.md')) ?? [];
    const counts = [...sum.matchAll(/\d+/g)].map(([count]) => Number(count));
    assert.equal(
      counts.reduce((all, count) => all + count, 0),
      checks.length,
    );
    const shown = [...report.matchAll(/^ {2}(?:passed|failed|skipped) +(.*)$/gm)].map(([, name]) => name);
    assert.ok(shown.length > 0);
    for (const name of shown)
      assert.ok(
        checks.some((check) => check.name === name),
        name,
      );
  });

  it('would be found wanting', () => {
    assert.ok(!leadsSomewhere('docs/backend.md#no-such-heading'));
    assert.ok(!leadsSomewhere('docs/openapi.yaml#/paths/~1none/get'));
  });
});
