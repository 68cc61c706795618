// A theme as data: what goes in, what comes out, and what never does.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookAlikes, measure, pairs, derive } from '../../../demo/designers/theme/contrast.js';
import { fromCss, toCss } from '../../../demo/designers/theme/css.js';
import { readTheme } from '../../../demo/designers/theme/read-theme.js';
import { fromDesignTokens } from '../../../demo/designers/theme/read-tokens.js';
import { toDesignTokens, toModeTokens } from '../../../demo/designers/theme/write-tokens.js';
import { presets } from '../../../demo/shared/theme/presets.js';
import { check, emptyTheme, fromHash, readSize, type Theme, toHash, whole } from '../../../demo/shared/theme/model.js';
import { textsOf } from './support.js';

/** What a tool of others would read. */
type Written = Record<'light' | 'dark' | 'size' | 'font', Record<string, unknown>>;

describe('a theme', () => {
  const changed = {
    colours: {
      accent: ['#7a1f5c', '#f0a6d6'] as const,
      'on-accent': ['#ffffff', '#2b0a20'] as const,
    },
    sizes: { radius: '4px', 'heading-font': 'Georgia, "Times New Roman", serif' },
  } satisfies Theme;

  it('survives the way through CSS, JSON and an address', () => {
    for (const theme of [
      changed,
      ...presets.map((preset) => preset.theme).filter(({ sizes }) => Object.keys(sizes).length),
    ]) {
      assert.deepEqual(fromCss(toCss(theme)), { theme });
      assert.deepEqual(fromHash(toHash(theme)), { theme });
      assert.deepEqual(readTheme(toHash(theme)), { theme });
      const json = fromDesignTokens(JSON.stringify(toDesignTokens(theme)));
      assert.deepEqual(json, { theme });
    }
    assert.equal(toHash(emptyTheme), '');
    assert.ok(toHash(changed).length < 140);
  });

  it('is written in the format of the W3C group', () => {
    const { light, dark, size, font } = JSON.parse(JSON.stringify(toDesignTokens(changed))) as Written;
    const colour = { colorSpace: 'srgb', components: [0.9412, 0.651, 0.8392], hex: '#f0a6d6' };
    assert.deepEqual(dark['accent'], { $type: 'color', $value: colour });
    assert.equal(Object.keys(light).length, Object.keys(dark).length);
    assert.deepEqual(size['radius'], { $type: 'dimension', $value: { value: 4, unit: 'px' } });
    const families = ['Georgia', 'Times New Roman', 'serif'];
    assert.deepEqual(font['heading-font'], { $type: 'fontFamily', $value: families });
  });

  it('has enough contrast in every preset, light and dark', () => {
    for (const { id, theme } of presets) {
      assert.ok('theme' in check([...Object.entries(theme.colours), ...Object.entries(theme.sizes)]), id);
      const measured = measure(whole(theme));
      assert.equal(measured.length, pairs.length);
      for (const { front, back, needed, ratios } of measured) {
        assert.ok(Math.min(...ratios) >= needed, `${id}: ${front} on ${back} ${ratios.join(' ')}`);
      }
    }
  });

  it('is read as people write it: other notations, scopes, conditions, variables of their own', () => {
    for (const [text, light, dark] of [
      ['--ibl-accent: rebeccapurple;', '#663399', '#663399'],
      ['.bank internetbank-login { --ibl-accent: hsl(0 100% 25%); }', '#800000', '#800000'],
      [':root { --brand: #111111; --ibl-accent: light-dark(var(--brand), oklch(1 0 0)); }', '#111111', '#ffffff'],
      [
        ':root { --ibl-accent: #111111 } @media (prefers-color-scheme: dark) { :root { --ibl-accent: #eeeeee } }',
        '#111111',
        '#eeeeee',
      ],
      ['[data-theme="dark"] { --ibl-accent: #eeeeee }', '#0b5a82', '#eeeeee'],
    ] as const) {
      assert.deepEqual(fromCss(text), { theme: { colours: { accent: [light, dark] }, sizes: {} } }, text);
    }
    const aliased = '{"palette":{"brand":{"$value":"navy"}},"light":{"accent":{"$value":"{palette.brand}"}}}';
    assert.deepEqual(fromDesignTokens(aliased), {
      theme: { colours: { accent: ['#000080', '#5fb3e6'] }, sizes: {} },
    });
  });

  it('is written for browsers without light-dark() too, in the order of the table', () => {
    const css = toCss({ colours: { text: ['#000000', '#ffffff'], accent: ['#111111', '#eeeeee'] }, sizes: {} });
    const [plain = '', conditional = ''] = css.split('@supports (color: light-dark(#000, #fff))');
    assert.match(plain, /--ibl-accent: #111111;\s+--ibl-text: #000000;/);
    assert.match(conditional, /--ibl-accent: light-dark\(#111111, #eeeeee\);/);
  });

  it('says why a size is refused, and quotes fonts that CSS would not take', () => {
    const keyOf = (name: string, value: string) => {
      const read = readSize(name, value);
      return typeof read === 'string' ? read : read.key;
    };
    assert.equal(keyOf('max-width', '0'), 'fault-range');
    assert.equal(keyOf('gap', '9999px'), 'fault-range');
    assert.equal(keyOf('gap', '10pt'), 'fault-length');
    assert.equal(keyOf('font', 'Source Serif 4, serif'), '"Source Serif 4", serif');
    assert.equal(keyOf('shadow', '0 0 1px url(x)'), 'fault-shadow');
  });

  it('has a file for each appearance, with equal names and typed shadows', () => {
    const [light, dark] = [toModeTokens(changed, 0).ibl, toModeTokens(changed, 1).ibl];
    assert.deepEqual(Object.keys(light), Object.keys(dark));
    assert.deepEqual(light['accent'], {
      $type: 'color',
      $value: { colorSpace: 'srgb', components: [0.4784, 0.1216, 0.3608], hex: '#7a1f5c' },
    });
    assert.match(JSON.stringify(dark['shadow']), /"\$type":"shadow".*"offsetY":\{"value":1,"unit":"px"\}/);
  });

  it('is told when colours that mean different things look alike', () => {
    const red: Theme = { colours: { accent: ['#b0201c', '#ff9c92'] }, sizes: {} };
    assert.deepEqual(
      lookAlikes(whole(red)).map(({ one, other, side }) => [one, other, side]),
      [
        ['accent', 'danger', 0],
        ['accent', 'danger', 1],
      ],
    );
    assert.deepEqual(lookAlikes(whole(emptyTheme)), []);
  });

  it('gets dark colours and text on buttons that can be read, from any accent', () => {
    for (const accent of ['#0b5a82', '#ffd400', '#000000', '#ffffff', '#7a1f5c', '#00ff66']) {
      const theme = whole({ colours: { accent: [accent, accent] }, sizes: {} });
      const measured = measure({ ...theme, colours: { ...theme.colours, ...derive(theme) } });
      const ratioOf = (front: string, back: string) =>
        measured.find((row) => row.front === front && row.back === back)?.ratios ?? [0, 0];
      assert.ok(ratioOf('accent', 'surface')[1] >= 4.5, accent);
      assert.ok(Math.min(...ratioOf('on-accent', 'accent')) >= 4.5, accent);
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
      const result = readTheme(text);
      assert.ok('faults' in result && result.faults.length > 0);
      for (const { key, values } of result.faults) {
        assert.ok(textsOf('designers')['en']?.[key], key);
        for (const value of Object.values(values)) assert.ok(value.length <= 41);
      }
      assert.equal('polluted' in {}, false);
    });
  }
});
