/** A scene of the catalogue in a page of its own, ready for a picture. */
import type { Page, ScreenshotOptions } from 'puppeteer-core';
import type { Scene } from '../../demo/scenes/catalogue.js';

export interface Wanted {
  readonly scene: Scene;
  readonly lang: string;
  readonly theme: string;
  /** A theme as the designers' page writes it into its address. */
  readonly hash?: string;
}

/** In the page: the scene is reached, its texts and its lazy parts are there, and nothing moves any more. */
function isShown(step: string): boolean {
  const widget = document.querySelector('internetbank-login');
  const shown = widget?.shadowRoot?.querySelector('[exportparts]');
  const heading = shown?.shadowRoot?.querySelector('h2');
  const link = shown?.shadowRoot?.querySelector('ibl-device-link');
  const frame = link?.shadowRoot?.querySelector('.frame');
  const isDrawn = !frame || frame.querySelector('ibl-qr-code')?.shadowRoot?.querySelector('path') != null;
  const isRead = Boolean(heading?.textContent.trim());
  const isReached = document.querySelector('main')?.dataset.shown === 'yes' && widget?.getAttribute('step') === step;
  return isReached && isRead && (!link || link.shadowRoot !== null) && isDrawn;
}

export async function openScene(page: Page, origin: string, { scene, lang, theme, hash = '' }: Wanted): Promise<void> {
  await page.goto(`${origin}/demo/gallery/scene.html?id=${scene.id}&lang=${lang}&theme=${theme}${hash}`);
  await page.waitForFunction(isShown, {}, scene.step);
}

/** All of it, however long. */
export async function wholeScene(page: Page, width: number): Promise<ScreenshotOptions> {
  const height = await page.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  return { clip: { x: 0, y: 0, width, height: Math.max(height, 400) }, captureBeyondViewport: true };
}
