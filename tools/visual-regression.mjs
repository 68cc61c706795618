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
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { createAdaptorServer } from '@hono/node-server';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import puppeteer from 'puppeteer-core';
import { createApp } from '../demo/server/app.js';
import { findChromium } from './find-browser.mjs';

const folder = fileURLToPath(new URL('../test/visual/', import.meta.url));
const differences = path.join(folder, 'differences');
const file = (name) => path.join(folder, `${name}.png`);

const SCALE = 0.4;
const COLUMNS = 12;
const PAGE = { width: 390, height: 900 };
const GAP = 8;
const LEVELS = 16;
const PIXEL_THRESHOLD = 0.1;
const SCREEN_TOLERANCE = 0.002;
const probeName = 'probe';

/** Before the page's own scripts: clocks stand still, so countdowns and QR codes do too. Timers run. */
function freeze() {
  const now = Date.UTC(2026, 0, 15, 10, 30);
  Date.now = () => now;
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now]));
    }
  };
  globalThis.Date.now = () => now;
  performance.now = () => 11_000;
}

/** In the page: every screen in a grid of equal cells. */
async function layOut({ lang, theme, scale, columns, page, gap }) {
  const load = (name) => import(new URL(name, location.href).href);
  const [{ scenes }, { artboard }] = await Promise.all([load('./scenes.js'), load('./artboard.js')]);
  // The page of one screen has no style of drawn pages.
  await new Promise((resolve) => {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = 'gallery.css';
    sheet.addEventListener('load', resolve);
    document.head.append(sheet);
  });
  const wall = document.createElement('div');
  const { style } = wall;
  style.display = 'grid';
  style.gridTemplateColumns = `repeat(${columns}, ${page.width * scale}px)`;
  style.gap = `${gap}px`;
  style.padding = `${gap}px`;
  style.width = 'max-content';
  style.background = theme === 'dark' ? '#30363b' : '#c8d0d6';
  document.body.replaceChildren(wall);
  const boards = scenes.map((scene) =>
    artboard({ scene, lang, theme, scale, height: page.height, isPicture: true, texts: {} }),
  );
  await Promise.all(
    boards.map(
      (board) =>
        new Promise((resolve) => {
          board.style.borderRadius = '0';
          board.style.boxShadow = 'none';
          board.addEventListener('shown', resolve);
          wall.append(board);
        }),
    ),
  );
  const missing = boards.filter(({ dataset }) => dataset.shown !== 'yes').map(({ dataset }) => dataset.scene);
  await document.fonts.ready;
  const deep = function* (root) {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* deep(element.shadowRoot);
    }
  };
  const isDrawn = () =>
    [...deep(wall)].every(
      (element) => element.localName !== 'ibl-qr-code' || element.shadowRoot?.querySelector('path'),
    );
  for (let turns = 0; turns < 100 && !isDrawn(); turns++) await new Promise((resolve) => setTimeout(resolve, 50));
  // A marked field has a caret, which blinks.
  for (const element of deep(wall)) element.style?.setProperty('caret-color', 'transparent');
  await new Promise((resolve) => setTimeout(resolve, 700));
  const { width, height } = wall.getBoundingClientRect();
  return { width: Math.ceil(width), height: Math.ceil(height), missing, ids: scenes.map(({ id }) => id) };
}

/** In the page: letters of all three languages in the sizes and weights that the widget uses. */
function drawProbe() {
  const probe = document.createElement('div');
  document.body.replaceChildren(probe);
  Object.assign(probe.style, { width: '360px', padding: '8px', background: '#fff', color: '#14212b' });
  for (const [size, weight] of [
    [24, 700],
    [16, 400],
    [14, 600],
    [6.4, 400],
  ]) {
    const line = document.createElement('p');
    line.textContent = 'Ąčęėįšųūž Āčēģīķļņšūž „Smart-ID“ 0493 7180';
    Object.assign(line.style, {
      margin: '4px 0',
      fontFamily: 'system-ui, sans-serif',
      fontSize: `${size}px`,
      fontWeight: weight,
    });
    probe.append(line);
  }
}

/** Fewer levels: the picture packs well, and a rounding of the last bit is no difference. */
function simplify(png) {
  const step = 255 / (LEVELS - 1);
  for (let at = 0; at < png.data.length; at++) {
    png.data[at] = at % 4 === 3 ? 255 : Math.round(Math.round(png.data[at] / step) * step);
  }
  return png;
}

/** Writes with a palette where few colours allow it, which pngjs does not: a third of the size. */
function pack({ width, height, data }) {
  const palette = new Map();
  const indexes = Buffer.alloc(width * height);
  for (let at = 0; at < indexes.length; at++) {
    const colour = data.readUIntBE(at * 4, 3);
    if (!palette.has(colour)) palette.set(colour, palette.size);
    indexes[at] = palette.get(colour);
  }
  if (palette.size > 256) return PNG.sync.write({ width, height, data }, { colorType: 2, deflateLevel: 9 });
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) indexes.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  const chunk = (type, content) => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const whole = Buffer.alloc(8 + body.length);
    whole.writeUInt32BE(content.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), 4 + body.length);
    return whole;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.size * 3);
  for (const [colour, index] of palette) colours.writeUIntBE(colour, index * 3, 3);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

/** Keeps the 256 most frequent colours; every other pixel takes the nearest of them. */
function reduce(png) {
  const counts = new Map();
  for (let at = 0; at < png.data.length; at += 4) {
    const colour = png.data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const kept = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 256)
    .map(([colour]) => colour);
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const nearest = new Map(kept.map((colour) => [colour, colour]));
  for (const colour of counts.keys()) {
    if (nearest.has(colour)) continue;
    const [red, green, blue] = parts(colour);
    let best = kept[0];
    let shortest = Infinity;
    for (const candidate of kept) {
      const [r, g, b] = parts(candidate);
      const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
      if (distance < shortest) [best, shortest] = [candidate, distance];
    }
    nearest.set(colour, best);
  }
  for (let at = 0; at < png.data.length; at += 4) png.data.writeUIntBE(nearest.get(png.data.readUIntBE(at, 3)), at, 3);
  return png;
}

async function take(page, size) {
  await page.setViewport({ width: Math.max(size.width, 400), height: Math.max(size.height, 300) });
  const bytes = await page.screenshot({ clip: { x: 0, y: 0, ...size }, captureBeyondViewport: true });
  return PNG.sync.read(Buffer.from(bytes));
}

/** The part of a sheet where a screen is. */
function cell(index) {
  const width = Math.round(PAGE.width * SCALE);
  const height = Math.round(PAGE.height * SCALE);
  return {
    x: GAP + (index % COLUMNS) * (width + GAP),
    y: GAP + Math.floor(index / COLUMNS) * (height + GAP),
    width,
    height,
  };
}

const update = process.argv.includes('--update');
const server = createAdaptorServer({ fetch: createApp().fetch });
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await puppeteer.launch({ ...(await findChromium()), protocolTimeout: 120_000 });

/** Another page for each picture: nothing of the one before is left. */
async function open() {
  const page = await browser.newPage();
  await page.emulateTimezone('Europe/Riga');
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument(freeze);
  await page.setViewport({ width: 2_400, height: 2_400 });
  await page.goto(`http://127.0.0.1:${server.address().port}/demo/gallery/scene.html?step=loading`);
  return page;
}

async function picture(lang, theme) {
  const page = await open();
  const size = await page.evaluate(layOut, { lang, theme, scale: SCALE, columns: COLUMNS, page: PAGE, gap: GAP });
  const png = simplify(await take(page, size));
  await page.close();
  return { png, ...size };
}

async function probe() {
  const page = await open();
  await page.evaluate(drawProbe);
  const png = simplify(await take(page, { width: 376, height: 150 }));
  await page.close();
  return png;
}

const sheets = ['lt', 'lv', 'en'].flatMap((lang) =>
  ['light', 'dark'].map((theme) => ({ lang, theme, name: `${lang}-${theme}` })),
);

async function refresh() {
  await mkdir(folder, { recursive: true });
  await writeFile(file(probeName), PNG.sync.write(await probe()));
  let bytes = 0;
  for (const { lang, theme, name } of sheets) {
    const { png, missing, ids } = await picture(lang, theme);
    if (missing.length > 0) throw new Error(`${name}: not shown: ${missing.join(', ')}`);
    const packed = pack(reduce(png));
    bytes += packed.length;
    await writeFile(file(name), packed);
    await writeFile(path.join(folder, 'screens.json'), `${JSON.stringify(ids, undefined, 2)}\n`);
  }
  console.log(`Visual: ${sheets.length} pictures taken, ${Math.round(bytes / 1024)} KiB together`);
}

/** @returns {Promise<boolean>} whether letters look here as they did where the pictures were taken */
async function drawsAlike() {
  const kept = PNG.sync.read(await readFile(file(probeName)));
  const own = await probe();
  return (
    own.width === kept.width &&
    own.height === kept.height &&
    pixelmatch(kept.data, own.data, undefined, own.width, own.height, { threshold: PIXEL_THRESHOLD }) === 0
  );
}

async function compare() {
  await rm(differences, { recursive: true, force: true });
  const keptIds = JSON.parse(await readFile(path.join(folder, 'screens.json'), 'utf8'));
  const found = [];
  let screens = 0;
  for (const { lang, theme, name } of sheets) {
    const { png, missing, ids } = await picture(lang, theme);
    for (const id of missing) found.push(`${name}: ${id} is not shown`);
    if (ids.join() !== keptIds.join()) {
      found.push('The catalogue has other screens than the pictures: take new ones.');
      break;
    }
    const kept = PNG.sync.read(await readFile(file(name)));
    if (kept.width !== png.width || kept.height !== png.height) {
      found.push(`${name}: the sheet is ${png.width} × ${png.height}, not ${kept.width} × ${kept.height}`);
      continue;
    }
    const own = PNG.sync.read(pack(reduce(png)));
    const drawn = new PNG({ width: kept.width, height: kept.height });
    pixelmatch(kept.data, own.data, drawn.data, kept.width, kept.height, {
      threshold: PIXEL_THRESHOLD,
      diffMask: true,
    });
    let differs = false;
    ids.forEach((id, index) => {
      screens += 1;
      const { x, y, width, height } = cell(index);
      let count = 0;
      for (let row = y; row < y + height; row++) {
        for (let column = x; column < x + width; column++) {
          if (drawn.data[(row * drawn.width + column) * 4 + 3] > 0) count += 1;
        }
      }
      if (count <= SCREEN_TOLERANCE * width * height) return;
      differs = true;
      found.push(`${name}: ${id} differs in ${((100 * count) / (width * height)).toFixed(1)} % of its pixels`);
    });
    if (differs) {
      await mkdir(differences, { recursive: true });
      await writeFile(path.join(differences, `${name}.png`), PNG.sync.write(drawn));
      await writeFile(path.join(differences, `${name}.now.png`), PNG.sync.write(png));
    }
  }
  for (const line of found) console.error(line);
  if (found.length === 0) console.log(`Visual: ${screens} screens look as before`);
  else console.error(`Visual: ${found.length} findings; if they are wanted: npm run visual -- --update`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

try {
  const isKept = existsSync(folder) && (await readdir(folder)).includes(`${probeName}.png`);
  if (update) await refresh();
  else if (!isKept) throw new Error('There are no pictures yet: npm run visual -- --update');
  else if (await drawsAlike()) await compare();
  else {
    console.log(
      'Visual: not compared, because this machine draws letters otherwise than the one of the pictures. To compare, take ' +
        'pictures of an earlier state here first (npm run visual -- --update), then of this one; do not commit them.',
    );
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
