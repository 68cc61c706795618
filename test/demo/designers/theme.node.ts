// A theme as data: what goes in, what comes out, and what never does.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadColours, measure, pairs } from '../../../demo/gallery/theme/contrast.js';
import {
  check,
  emptyTheme,
  fromCss,
  fromDesignTokens,
  fromHash,
  fromText,
  toCss,
  toDesignTokens,
  toHash,
  type Theme,
  whole,
} from '../../../demo/gallery/theme/model.js';
import { presets } from '../../../demo/gallery/theme/presets.js';
import { textsOf, tokens } from './support.js';

/** What a tool of others would read. */
type Written = Record<'light' | 'dark' | 'size' | 'font', Record<string, unknown>>;

describe('a theme', () => {
  const changed = {
    colours: { accent: ['#7a1f5c', '#f0a6d6'], 'on-accent': ['#ffffff', '#2b0a20'] },
    sizes: { radius: '4px', 'heading-font': 'Georgia, "Times New Roman", serif' },
  } as Theme;

  it('survives the way through CSS, JSON and an address', () => {
    for (const theme of [
      changed,
      ...presets.map((preset) => preset.theme).filter(({ sizes }) => Object.keys(sizes).length),
    ]) {
      assert.deepEqual(fromCss(toCss(theme), tokens), { theme });
      assert.deepEqual(fromHash(toHash(theme), tokens), { theme });
      const json = fromDesignTokens(JSON.stringify(toDesignTokens(theme, tokens)), tokens);
      assert.deepEqual(json, { theme });
    }
    assert.equal(toHash(emptyTheme()), '');
    assert.ok(toHash(changed).length < 140);
  });

  it('is written in the format of the W3C group', () => {
    const { light, dark, size, font } = JSON.parse(JSON.stringify(toDesignTokens(changed, tokens))) as Written;
    assert.equal(light['$type'], 'color');
    const components = [0.9412, 0.651, 0.8392];
    assert.deepEqual(dark['accent'], { $value: { colorSpace: 'srgb', components, hex: '#f0a6d6' } });
    assert.deepEqual([size['$type'], size['radius']], ['dimension', { $value: { value: 4, unit: 'px' } }]);
    assert.deepEqual(font['heading-font'], { $value: ['Georgia', 'Times New Roman', 'serif'] });
  });

  it('has enough contrast in every preset, light and dark', async () => {
    const library = await loadColours();
    for (const { id, theme } of presets) {
      assert.ok('theme' in check([...Object.entries(theme.colours), ...Object.entries(theme.sizes)], tokens), id);
      const measured = measure(library, whole(theme, tokens));
      assert.equal(measured.length, pairs.length);
      for (const { front, back, needed, ratios } of measured) {
        assert.ok(Math.min(...ratios) >= needed, `${id}: ${front} on ${back} ${ratios.join(' ')}`);
      }
    }
  });

  const nested = `{"light":${'{"accent":'.repeat(2_000)}1${'}'.repeat(2_000)}}`;
  const hostile = {
    'wrong types': '{"light":{"accent":{"$value":42}}}',
    'a list': '[1,2,3]',
    'a text': '"light"',
    'an empty object': '{}',
    prototypes: '{"__proto__":{"polluted":true}}',
    'prototypes further in': '{"light":{"__proto__":{"$value":"#ffffff"}}}',
    constructors: '{"size":{"constructor":{"$value":{"value":1,"unit":"px"}}}}',
    'an address in a colour': '{"light":{"accent":{"$value":"url(https://evil.example/)"}}}',
    'an address in a font': '{"font":{"font":{"$value":["url(https://evil.example/)"]}}}',
    'an end of the block in a font': '{"font":{"font":{"$value":"serif;} body{display:none"}}}',
    'a unit with more': '{"size":{"radius":{"$value":{"value":1,"unit":"px;}*{color:red"}}}}',
    'a size that is no number': '{"size":{"radius":{"$value":{"value":"1","unit":"px"}}}}',
    'an endless size': '{"size":{"radius":{"$value":{"value":1e999,"unit":"px"}}}}',
    'components out of range': '{"dark":{"accent":{"$value":{"colorSpace":"srgb","components":[0,0,9]}}}}',
    'a token of nobody': '{"light":{"glow":{"$value":"#ffffff"}}}',
    'half a JSON': '{"light":',
    'much nesting': nested,
    'a megabyte': `{"light":{"accent":{"$value":"${'a'.repeat(1_000_000)}"}}}`,
    'an expression': 'internetbank-login { --ibl-radius: expression(alert(1)); }',
    'an address in CSS': '--ibl-accent: url(javascript:alert(1));',
    'two blocks': 'internetbank-login { --ibl-radius: 1px; } body { display: none }',
    'a rule for all': '* { --ibl-radius: 1px; }',
    'another property': 'internetbank-login { display: none; }',
    'an import': '@import "https://evil.example/x.css";',
    'a variable': '--ibl-accent: var(--secret);',
    'a shadow with more': '--ibl-shadow: 0 0 1px #000, url(https://evil.example/);',
    markup: '</style><script>alert(1)</script>',
    'a negative size': '--ibl-gap: -5px;',
    'an enormous size': '--ibl-gap: 9999px;',
    'a comment without end': '/* --ibl-radius: 1px;',
    'an extension that is no object': '{"$extensions":{"internetbank-login":[1]}}',
  };
  for (const [what, text] of Object.entries(hostile)) {
    it(`is not taken from ${what}`, () => {
      const result = fromText(text, tokens);
      assert.ok('faults' in result && result.faults.length > 0);
      for (const { key, values } of result.faults) {
        assert.ok(textsOf('gallery')['en']?.[key], key);
        for (const value of Object.values(values)) assert.ok(value.length <= 41);
      }
      assert.equal('polluted' in {}, false);
    });
  }
});
