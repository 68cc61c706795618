// An element of the page where a person logs in, by itself, in the page's own styles.
import { fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { type Language, preferences } from '../../../demo/shared/preferences.js';

const sheets = ['/demo/shared/base.css', '/demo/play/play.css'].map((href) =>
  Object.assign(document.createElement('link'), { rel: 'stylesheet', href }),
);

export const { language } = preferences;

/** The pages' styles are for these tests alone: others may share the page. */
export async function putOnStyles(): Promise<void> {
  const loaded = sheets.map((sheet) => new Promise((resolve) => sheet.addEventListener('load', resolve)));
  document.head.append(...sheets);
  await Promise.all(loaded);
}

export function takeOffStyles(): void {
  for (const sheet of sheets) sheet.remove();
  preferences.choose({ language });
}

export const show = <Kind extends Element>(view: TemplateResult): Promise<Kind> => fixture<Kind>(view);

export function speak(chosen: Language): void {
  preferences.visit({ language: chosen });
}

export function find<Kind extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Kind {
  const found = root.querySelector<Kind>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** The button with this text or name. */
export function button(root: ParentNode, name: string): HTMLButtonElement {
  const all = [...root.querySelectorAll('button')];
  const found = all.find((own) => (own.getAttribute('aria-label') ?? own.textContent).trim() === name);
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
}
