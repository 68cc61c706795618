// Whether all that is on a screen fits.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { languages } from './support/login-page.js';
import { scenario, together } from './support/scenario.js';

describe('every screen', together, () => {
  for (const [what, width, textSize] of [
    ['320 px wide', 320, '100%'],
    ['with text twice as large', 640, '200%'],
  ] as const) {
    for (const language of languages) {
      const equipment = { viewport: { width, height: 800 } };
      const path = `/demo/gallery/scene.html?id=loading&lang=${language}`;
      scenario(`fits ${what}, in ${language}`, { language, path, equipment }, async ({ page }) => {
        const faults = await page.evaluate(findWhatDoesNotFit, textSize, language);
        assert.deepEqual(faults, []);
      });
    }
  }

  const equipment = { viewport: { width: 320, height: 800 } };
  const path = '/demo/gallery/scene.html?id=loading&lang=en';
  scenario(
    'fits 320 px wide, in a language of long words, and shows no other',
    { path, equipment },
    async ({ page }) => {
      assert.deepEqual(await page.evaluate(findWhatDoesNotFit, '100%', 'en-XA'), []);
    },
  );
});

/**
 * In the page of the gallery: all its scenes, one after the other, and what of them is cut off or sticks out.
 * @param language en-XA puts an accent on every letter of every text: a plain word is one that no locale file has
 */
async function findWhatDoesNotFit(textSize: string, language: string): Promise<string[]> {
  const main = document.querySelector('main') as HTMLElement;
  document.documentElement.style.fontSize = textSize;
  const gallery = '/demo/gallery/scenes.js';
  const { scenes } = (await import(gallery)) as typeof import('../../demo/scenes/catalogue.js');
  const elementsIn = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
    ]);
  const faults = [];
  for (const scene of scenes) {
    main.replaceChildren();
    // The gallery's script reads the address: asked for by another name, it runs once more.
    const query = `?id=${scene.id}&lang=${language}`;
    history.replaceState(null, '', query);
    await import(`/demo/gallery/scene.js${query}`);
    const root = main.querySelector('internetbank-login')?.shadowRoot;
    const isShown = () => {
      const step = root?.querySelector('[exportparts]')?.shadowRoot;
      const frame = step?.querySelector('ibl-device-link')?.shadowRoot?.querySelector('.frame');
      const isDrawn = !frame || frame.querySelector('ibl-qr-code')?.shadowRoot?.querySelector('path');
      const heading = step?.querySelector('h2')?.textContent ?? '';
      const speaks = language !== 'en-XA' || heading.includes('[!!');
      return root?.host.getAttribute('step') === scene.step && heading && speaks && isDrawn;
    };
    const latest = performance.now() + 60_000;
    while (!isShown() && performance.now() < latest) await new Promise(requestAnimationFrame);
    if (!root || !isShown()) {
      faults.push(`${scene.id} is not shown`);
      continue;
    }
    if (language === 'en-XA') {
      const texts = elementsIn(root).filter((element) => !element.closest('[translate="no"], select, [part="notice"]'));
      for (const text of texts.flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3))) {
        // A host has plain letters too.
        const plain = /[a-z]{4,}/i.exec((text.textContent ?? '').replace(/[\w-]+(\.[\w-]+)+/g, ''));
        if (plain && text.parentElement?.localName !== 'style')
          faults.push(`${scene.id}: "${plain[0]}" is no text of ours`);
      }
    }
    const pageWidth = document.documentElement.scrollWidth;
    if (pageWidth > innerWidth) faults.push(`${scene.id}: the page is ${pageWidth} px wide`);
    const card = root.querySelector('[part="card"]')?.getBoundingClientRect() ?? new DOMRect();
    for (const element of elementsIn(root)) {
      const { left, right, width } = element.getBoundingClientRect();
      // Spoken texts are one pixel wide, and the bar of a wait moves behind its frame.
      if (width <= 1 || element.closest('.hidden, .bar, svg')) continue;
      const { localName, className, scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      const name = `${scene.id}: ${localName}.${className} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
      if (left < card.left - 0.5 || right > card.right + 0.5) {
        faults.push(`${name} reaches from ${left} to ${right}, the card from ${card.left} to ${card.right}`);
      }
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCutAside = overflowX !== 'visible' && scrollWidth > clientWidth + 1;
      const isCutBelow = overflowY !== 'visible' && scrollHeight > clientHeight + 1;
      if (isCutAside || isCutBelow) faults.push(`${name} is cut off`);
    }
  }
  return faults;
}
