// One screen with nothing around it, by the address of the gallery: `?step=failed&problem=locked&lang=lv&theme=dark`.
// `text=200` doubles the size of text as a person does in the browser; a hash wears a theme.
import { colours, sizes } from '../../src/theme/token-defaults.js';
import { read, setDefaults } from './address.js';
import { artboard } from './artboard.js';
import { findScenes } from './find-scenes.js';
import { declarations, fromHash } from './theme/model.js';
import { loadTexts } from './words.js';

const messages = {
  lt: 'Tokio ekrano nėra.',
  lv: 'Tāda ekrāna nav.',
  en: 'There is no such screen.',
} as Record<string, string>;
setDefaults({ langs: ['en'], themes: [] });
const { wanted, langs, themes, hash, mistakes, hasSlots } = read(location);
const lang = langs[0] ?? 'en';
const root = document.documentElement;
root.lang = lang.slice(0, 2);
if (themes[0]) root.dataset.theme = themes[0];
if (new URLSearchParams(location.search).get('text') === '200') root.style.setProperty('font-size', '200%');

const main = document.querySelector('main') as HTMLElement;
const isNamed = Object.values(wanted).some(Boolean);
const scene = isNamed ? findScenes(wanted)[0] : undefined;
if (scene && mistakes.length === 0) {
  const texts = hasSlots ? await loadTexts() : {};
  const { widget, show } = artboard({ scene, lang, theme: themes[0] ?? 'light', hasSlots, texts });
  if (hash.includes('=')) dress(widget, hash);
  main.append(widget);
  await show();
  main.dataset.shown = 'yes';
} else {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.textContent = messages[root.lang] ?? 'There is no such screen.';
  main.append(message);
}

function dress(widget: HTMLElement, hash: string) {
  const result = fromHash(hash, { colours, sizes });
  if (!('theme' in result)) return;
  for (const [property, value] of declarations(result.theme)) widget.style.setProperty(property, value);
}
