// What goes out as design tokens arrives in the tools of others, and comes back.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { fromCss, toCss } from '../../../demo/designers/theme/css.js';
import { fromDesignTokens } from '../../../demo/designers/theme/read-tokens.js';
import { styleDictionarySetUp } from '../../../demo/designers/theme/style-dictionary.js';
import { toModeTokens } from '../../../demo/designers/theme/write-tokens.js';
import { emptyTheme, type Side, type Theme, whole } from '../../../demo/shared/theme/model.js';
import { presets } from '../../../demo/shared/theme/presets.js';

const run = promisify(execFile);
const modes: readonly (readonly [name: string, side: Side])[] = [
  ['light', 0],
  ['dark', 1],
];

/** The files and the script as a developer has them in a folder, run by the installed Style Dictionary. */
async function built(theme: Theme): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokens-'));
  try {
    await symlink(fileURLToPath(new URL('../../../node_modules', import.meta.url)), path.join(folder, 'node_modules'));
    await writeFile(path.join(folder, 'style-dictionary.mjs'), styleDictionarySetUp);
    for (const [mode, side] of modes)
      await writeFile(path.join(folder, `${mode}.tokens.json`), JSON.stringify(toModeTokens(theme, side)));
    const { stderr } = await run(process.execPath, ['style-dictionary.mjs'], { cwd: folder });
    assert.equal(stderr, '');
    return await readFile(path.join(folder, 'internetbank-login.css'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
/** Lines that say colours and lengths, which have one way to be written. */
const plainLines = (css: string) => css.split('\n').filter((line) => !/-(?:font|shadow): /.test(line));

describe('design tokens', { concurrency: 2 }, () => {
  const alike = {
    colours: { accent: ['#7a1f5c', '#f0a6d6'] as const, focus: ['#7a1f5c', '#f0a6d6'] as const },
    sizes: {
      font: '"Source Serif 4", serif',
      shadow: 'inset 0 1px 2px 3px #00000080, 0 .5rem 1rem #7a1f5c',
    },
  };
  for (const [id, theme] of [...presets.map((preset) => [preset.id, preset.theme] as const), ['alike', alike] as const])
    it(`are made the theme’s own CSS by Style Dictionary: ${id}`, async () => {
      const css = await built(theme);
      const meant = fromCss(toCss(whole(theme)));
      assert.deepEqual(fromCss(css), meant);
      assert.deepEqual(plainLines(css), plainLines(toCss(whole(theme))));
    });

  it('name a colour that is another one in both appearances by it', () => {
    for (const [, side] of modes) {
      assert.deepEqual(toModeTokens(alike, side).ibl['focus'], { $type: 'color', $value: '{ibl.accent}' });
      assert.notEqual(toModeTokens(emptyTheme, side).ibl['focus']?.$value, '{ibl.accent}');
    }
  });

  it('of one appearance leave the other as it is', () => {
    const [light, dark] = modes.map(([, side]) => JSON.stringify(toModeTokens(alike, side)));
    const read = fromDesignTokens(light ?? '');
    assert.ok('theme' in read);
    assert.deepEqual(read.theme.colours['accent'], ['#7a1f5c', '#5fb3e6']);
    const both = fromDesignTokens(dark ?? '', read.theme);
    assert.ok('theme' in both);
    assert.deepEqual(both.theme.colours, alike.colours);
  });

  it('changed by somebody else are read as changed, whatever stands beside them', () => {
    const file = toModeTokens({ colours: {}, sizes: { shadow: 'none' } }, 0);
    const size = { ...file.ibl['font-size'], $value: { value: 20, unit: 'px' } };
    const read = fromDesignTokens(JSON.stringify({ ...file, ibl: { ...file.ibl, 'font-size': size } }));
    assert.deepEqual(read, { theme: { colours: {}, sizes: { 'font-size': '20px', shadow: 'none' } } });
  });
});
