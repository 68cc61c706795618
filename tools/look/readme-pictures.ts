/** The pictures of the README: three screens side by side, as high as the lowest, for light pages and for dark ones. */
import { scenes } from '../../demo/scenes/catalogue.js';
import { openDemo } from './demo.js';
import { openScene, wholeScene } from './scene.js';

const shown = [
  { id: 'choosing', lang: 'lt' },
  { id: 'waiting-code', lang: 'en' },
  { id: 'waiting-qr', lang: 'lv' },
];
const grounds = { light: '#eef2f5', dark: '#11171c' };
const WIDTH = 360;
const GAP = 16;

const { origin, browser, close } = await openDemo();
const page = await browser.newPage();
for (const [theme, ground] of Object.entries(grounds)) {
  await page.setViewport({ width: WIDTH, height: 740, deviceScaleFactor: 2 });
  const pictures: string[] = [];
  let lowest = Infinity;
  for (const { id, lang } of shown) {
    const scene = scenes.find((each) => each.id === id);
    if (!scene) throw new Error(`There is no scene called ${id}.`);
    await openScene(page, origin, { scene, lang, theme });
    const whole = await wholeScene(page, WIDTH);
    lowest = Math.min(lowest, whole.clip?.height ?? lowest);
    pictures.push(Buffer.from(await page.screenshot(whole)).toString('base64'));
  }
  const size = { width: shown.length * (WIDTH + GAP) + GAP, height: lowest + 2 * GAP };
  await page.setViewport(size);
  const images = pictures.map((data) => `<img width="${WIDTH}" src="data:image/png;base64,${data}">`).join('');
  await page.goto('about:blank'); // which has no policy
  await page.setContent(
    `<style>body { display: flex; align-items: start; gap: ${GAP}px; margin: 0; padding: ${GAP}px; background: ${ground} }</style>${images}`,
  );
  await page.screenshot({ path: `docs/pictures/login-${theme}.png`, clip: { x: 0, y: 0, ...size } });
}
await close();
