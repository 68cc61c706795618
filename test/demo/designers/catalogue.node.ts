// The catalogue of screens, and the words beside it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pseudo } from '../../../demo/designers/pseudo.js';
import { findScenes, known } from '../../../demo/designers/find-scenes.js';
import { scenes } from '../../../demo/scenes/catalogue.js';
import { problems } from '../../../src/flow/problems.js';
import { describedElement } from '../../../tools/build/element.js';
import { tokens } from '../../../demo/shared/theme/model.js';
import { readJson, textsOf } from './support.js';

const languages = ['lt', 'lv', 'en'];

describe('the catalogue of screens', () => {
  it('has every step and every problem of the contract', () => {
    const steps = 'loading choosing identifying starting waiting prompting checking succeeded failed'.split(' ');
    assert.deepEqual([...known.step].sort(), [...steps].sort());
    const shown = new Set(scenes.flatMap(({ problem }) => problem ?? []));
    assert.deepEqual([...shown].sort(), Object.keys(problems).sort());
  });

  it('finds a screen by any part of its name', () => {
    assert.equal(findScenes({ step: 'loading' })[0]?.id, 'loading');
    assert.equal(findScenes({ problem: 'wrong-code', step: 'prompting' })[0]?.id, 'prompting-wrong-code');
    assert.equal(findScenes({ problem: 'locked', method: 'mobile-id' })[0]?.method, 'mobile-id');
    assert.deepEqual(findScenes({ step: 'loading', problem: 'locked' }), []);
  });

  it('has a title for everything, in three languages, with the same placeholders', () => {
    const texts = textsOf('designers');
    const page = textsOf('play');
    const named = (text: string) =>
      [...text.matchAll(/\{\w+\}/g)]
        .map(([name]) => name)
        .sort()
        .join();
    for (const group of [texts, page, textsOf('shared')]) {
      for (const language of languages) {
        assert.deepEqual(Object.keys(group[language] ?? {}).sort(), Object.keys(group['en'] ?? {}).sort(), language);
        for (const [key, text] of Object.entries(group[language] ?? {})) {
          assert.equal(named(text), named(group['en']?.[key] ?? ''), `${language} ${key}`);
        }
      }
    }
    for (const { id, step } of scenes) assert.ok(step === 'failed' || texts['lv']?.[`scene-${id}`], id);
  });

  it('explains exactly the tokens, parts, events, slots and attributes that there are', async () => {
    const { tokens: described, ...lists } = await describedElement();
    const names = { tokens: [...Object.keys(tokens.colours), ...Object.keys(tokens.sizes)].sort() };
    assert.deepEqual(Object.keys(described).sort(), names.tokens);
    for (const [table, rows] of Object.entries(lists)) {
      Object.assign(names, { [table]: rows.map(({ name }: { name: string }) => name).sort() });
    }
    const { lt, lv } = readJson('demo/designers/meanings.json') as Record<'lt' | 'lv', Record<string, object>>;
    for (const meanings of [lt, lv]) {
      const own = Object.entries(meanings).map(([table, texts]) => [table, Object.keys(texts).sort()]);
      assert.deepEqual(Object.fromEntries(own), names);
    }
  });
});

describe('the pseudo-language', () => {
  it('marks and stretches every text and keeps placeholders', () => {
    const text = pseudo('You have {{count}} attempts left.');
    assert.match(text, /^\[!! .*\{\{count\}\}.* !!\]$/);
    assert.ok(text.length > 'You have {{count}} attempts left.'.length * 1.3);
    assert.doesNotMatch(text.replace('{{count}}', ''), /\b(?:You|have|attempts|left)\b/);
  });
});
