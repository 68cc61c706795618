// The policy in the guides is the one under which whole logins are run, and each of its lines is explained.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { blocks, placeOf, root } from './support/blocks.js';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const [, tested = ''] = /STRICT =\s*"([^"]+)"/.exec(read('test/e2e/any-page.e2e.ts')) ?? [];
const policies = blocks.filter(({ code }) => code.startsWith('Content-Security-Policy: '));

describe('the policy in the guides', () => {
  it('is there', () => assert.ok(tested && policies.length > 0));

  for (const block of policies) {
    it(`is the one that logins are tested under: ${placeOf(block)}`, () => {
      // But for the hash of an import map, which `integrity.e2e.ts` fills in.
      assert.equal(block.code.trim().replace(" 'sha256-…'", ''), `Content-Security-Policy: ${tested}`);
    });
  }

  it('is explained line by line', () => {
    const guide = read('docs/security.md');
    for (const directive of tested.split('; ')) assert.ok(guide.includes(`| \`${directive}\``), directive);
  });
});
