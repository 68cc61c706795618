/**
 * Pictures of every screen: three languages, phone and desktop, light and dark, into screenshots/.
 * `npm run screenshots -- waiting lt` takes only those whose name contains every word, `--scale 3` three pixels for one;
 * `--theme` wears a theme: the end of an address of the designers' page (`#accent=…`), or a file of CSS or design tokens.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readTheme } from '../../demo/designers/theme/read-theme.js';
import { scenes } from '../../demo/scenes/catalogue.js';
import { toHash } from '../../demo/shared/theme/model.js';
import { openDemo } from './demo.js';
import { openScene, wholeScene } from './scene.js';

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' }, theme: { type: 'string', default: '' } },
});
if (!/^[1-4]$/.test(values.scale)) throw new TypeError(`--scale is 1, 2, 3 or 4, not ${values.scale}`);
const deviceScaleFactor = Number(values.scale);
const hash = await hashOf(values.theme);
const folder = 'screenshots';
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1024, height: 760 } };

async function hashOf(theme: string): Promise<string> {
  if (theme === '') return '';
  const read = readTheme(theme.startsWith('#') ? theme : await readFile(theme, 'utf8'));
  if ('theme' in read) return toHash(read.theme);
  throw new TypeError(
    `--theme: ${read.faults.map(({ key, values: why }) => `${key} ${JSON.stringify(why)}`).join(', ')}`,
  );
}

const { origin, browser, close } = await openDemo();
if (words.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const page = await browser.newPage();
let taken = 0;
for (const [device, viewport] of Object.entries(sizes)) {
  await page.setViewport({ ...viewport, deviceScaleFactor });
  for (const theme of ['light', 'dark']) {
    for (const lang of ['lt', 'lv', 'en']) {
      for (const scene of scenes) {
        const name =
          [scene.id, lang, device, theme].join('.') + (deviceScaleFactor > 1 ? `@${deviceScaleFactor}x` : '');
        if (!words.every((word) => name.includes(word))) continue;
        await openScene(page, origin, { scene, lang, theme, hash });
        await page.screenshot({ path: path.join(folder, `${name}.png`), ...(await wholeScene(page, viewport.width)) });
        taken += 1;
      }
    }
  }
}
await close();
console.log(`${taken} pictures in ${folder}/`);
