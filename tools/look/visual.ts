/**
 * Pictures of every screen, small, beside those that are kept: `npm run visual` compares, `npm run visual -- --update`
 * takes new ones.
 *
 * A picture is the gallery's contact sheet in one language and theme, at 40 % of its size and 16 levels per colour. Time
 * stands still in it, and nothing moves. Fonts differ between machines: a probe that is kept with the pictures tells
 * whether this machine draws letters as theirs did. Where it does not, there is nothing to compare.
 *
 * A pixel differs when pixelmatch says so at a threshold of 0.1, edges of letters aside. A screen differs when more than
 * 0.2 % of its pixels do. Differences are drawn into test/visual/differences/.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { nameKeeper } from '../test/name-keeper.js';
import { openDemo } from './demo.js';
import { drawProbe, freeze, layOut, sheet, type LaidOut } from './visual/in-page.js';
import { areOfOneSize, differencesOf, read, shareIn, simplify, write, type Box } from './visual/pixels.js';

const folder = fileURLToPath(new URL('../../test/visual/', import.meta.url));
const differences = path.join(folder, 'differences');
const fileOf = (name: string) => path.join(folder, `${name}.png`);
const probeFile = fileOf('probe');
const screensFile = path.join(folder, 'screens.json');

const SCREEN_TOLERANCE = 0.002;

const sheets = ['lt', 'lv', 'en'].flatMap((lang) =>
  (['light', 'dark'] as const).map((theme) => ({ lang, theme, name: `${lang}-${theme}` })),
);
type Sheet = (typeof sheets)[number];

const { origin, browser, close } = await openDemo(undefined, { protocolTimeout: 600_000 });

/** Another page for each picture: nothing of the one before is left. */
async function inPage<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
  const page = await browser.newPage();
  await page.emulateTimezone('Europe/Riga');
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument(nameKeeper);
  await page.evaluateOnNewDocument(freeze);
  await page.setViewport({ width: 2_400, height: 2_400 });
  await page.goto(`${origin}/demo/gallery/scene.html?step=loading`);
  const result = await work(page);
  await page.close();
  return result;
}

async function take(page: Page, { width, height }: { width: number; height: number }): Promise<PNG> {
  await page.setViewport({ width: Math.max(width, 400), height: Math.max(height, 300) });
  const bytes = await page.screenshot({ clip: { x: 0, y: 0, width, height }, captureBeyondViewport: true });
  return simplify(read(bytes));
}

const picture = ({ lang, theme }: Sheet): Promise<LaidOut & { png: PNG }> =>
  inPage(async (page) => {
    const laidOut = await page.evaluate(layOut, { lang, theme, sheet });
    return { ...laidOut, png: await take(page, laidOut) };
  });

const probe = (): Promise<PNG> =>
  inPage(async (page) => {
    await page.evaluate(drawProbe);
    return take(page, { width: 376, height: 150 });
  });

/** The part of a sheet where a screen is. */
function cellOf(index: number): Box {
  const { columns, gap, page, scale } = sheet;
  const width = Math.round(page.width * scale);
  const height = Math.round(page.height * scale);
  return {
    x: gap + (index % columns) * (width + gap),
    y: gap + Math.floor(index / columns) * (height + gap),
    width,
    height,
  };
}

async function update(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(probeFile, write(await probe()));
  let bytes = 0;
  for (const each of sheets) {
    const { png, missing, ids } = await picture(each);
    if (missing.length > 0) throw new Error(`${each.name}: not shown: ${missing.join(', ')}`);
    const written = write(png);
    bytes += written.length;
    await writeFile(fileOf(each.name), written);
    await writeFile(screensFile, `${JSON.stringify(ids, undefined, 2)}\n`);
  }
  console.log(`Visual: ${sheets.length} pictures taken, ${Math.round(bytes / 1024)} KiB together`);
}

/** Whether letters look here as they did where the pictures were taken. */
async function drawsAlike(): Promise<boolean> {
  const [kept, own] = [read(await readFile(probeFile)), await probe()];
  return areOfOneSize(kept, own) && shareIn(differencesOf(kept, own), { x: 0, y: 0, ...own }) === 0;
}

/** What differs in one sheet, as one line per screen, and how many screens were compared. */
async function findingsIn(each: Sheet, keptIds: readonly string[]): Promise<{ found: string[]; screens: number }> {
  const { name } = each;
  const { png, missing, ids } = await picture(each);
  const found = missing.map((id) => `${name}: ${id} is not shown`);
  if (ids.join() !== keptIds.join()) {
    return {
      found: [...found, `${name}: the catalogue has other screens than the pictures: take new ones`],
      screens: 0,
    };
  }
  const kept = read(await readFile(fileOf(name)));
  if (!areOfOneSize(kept, png)) {
    const sizes = `${png.width} × ${png.height}, not ${kept.width} × ${kept.height}`;
    return { found: [...found, `${name}: the sheet is ${sizes}`], screens: 0 };
  }
  const drawn = differencesOf(kept, png);
  const differing = ids
    .map((id, index) => ({ id, share: shareIn(drawn, cellOf(index)) }))
    .filter(({ share }) => share > SCREEN_TOLERANCE)
    .map(({ id, share }) => `${name}: ${id} differs in ${(100 * share).toFixed(1)} % of its pixels`);
  if (differing.length > 0) {
    await mkdir(differences, { recursive: true });
    await writeFile(path.join(differences, `${name}.png`), write(drawn));
    await writeFile(path.join(differences, `${name}.now.png`), write(png));
  }
  return { found: [...found, ...differing], screens: ids.length };
}

async function compare(): Promise<void> {
  await rm(differences, { recursive: true, force: true });
  const keptIds = JSON.parse(await readFile(screensFile, 'utf8')) as string[];
  const found: string[] = [];
  let screens = 0;
  for (const each of sheets) {
    const result = await findingsIn(each, keptIds);
    found.push(...result.found);
    screens += result.screens;
  }
  for (const line of found) console.error(line);
  if (found.length === 0) console.log(`Visual: ${screens} screens look as before`);
  else console.error(`Visual: ${found.length} findings; if they are wanted: npm run visual -- --update`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

try {
  if (process.argv.includes('--update')) await update();
  else if (!existsSync(probeFile)) throw new Error('There are no pictures yet: npm run visual -- --update');
  else if (await drawsAlike()) await compare();
  else {
    console.log(
      'Visual: not compared, because this machine draws letters otherwise than the one of the pictures. To compare, take ' +
        'pictures of an earlier state here first (npm run visual -- --update), then of this one; do not commit them.',
    );
  }
} finally {
  await close();
}
