// The guide to texts names keys and places to fill that the texts have, and leaves no place out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { leaves, readTexts, widget } from '../../tools/check/texts/sources.js';
import { root } from './support/blocks.js';

const guide = readFileSync(path.join(root, 'docs/texts.md'), 'utf8');
const texts = leaves(readTexts(widget).en);
const groups = new Set(texts.map(([key]) => key.split('.')[0]));

describe('the guide to texts', () => {
  it('names keys that there are', () => {
    const named = [...guide.matchAll(/`([a-z]+(?:\.[\w-]+)+)`/gi)].map(([, key = '']) => key);
    const keys = named.filter((key) => groups.has(key.split('.')[0] ?? ''));
    assert.ok(keys.length > 10);
    for (const key of keys)
      assert.ok(
        texts.some(([known]) => `${known}.`.startsWith(`${key}.`)),
        key,
      );
  });

  it('tells each place to fill, and no other', () => {
    const told = [...guide.matchAll(/^\| `\{\{(\w+)\}\}`/gm)].map(([, name]) => name);
    const used = texts.flatMap(([, text]) => [...text.matchAll(widget.placeholder)].map(([, name]) => name));
    assert.deepEqual(told, [...new Set(used)].sort());
  });
});
