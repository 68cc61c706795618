// One screen with nothing around it, by the address of the designers' page: `?step=failed&problem=locked&lang=lv&theme=dark`.
// `text=200` doubles the size of text as a person does in the browser; a hash wears a theme.
import { declarations, fromHash } from '../shared/theme/model.js';
import { read } from './address.js';
import { artboard } from './art-board.js';
import { findScenes, namesScreen } from './find-scenes.js';
import { textIn } from './words.js';

const { wanted, langs, themes, hash, mistakes, hasSlots } = read(location, { langs: ['en'], themes: [] });
const lang = langs[0] ?? 'en';
const root = document.documentElement;
root.lang = lang.slice(0, 2);
if (themes[0]) root.dataset.theme = themes[0];
if (new URLSearchParams(location.search).get('text') === '200') root.style.setProperty('font-size', '200%');

const main = document.querySelector('main');
const scene = namesScreen(wanted) && mistakes.length === 0 ? findScenes(wanted)[0] : undefined;
if (scene && main) {
  const board = artboard({ scene, lang, theme: themes[0] ?? 'light', scale: 1, hasSlots });
  board.classList.add('alone');
  board.addEventListener('shown', () => (main.dataset.shown = 'yes'));
  main.append(board);
  await board.updateComplete;
  const result = hash.includes('=') ? fromHash(hash) : undefined;
  if (result && 'theme' in result) {
    for (const [property, value] of declarations(result.theme)) board.widget?.style.setProperty(property, value);
  }
} else {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.textContent = textIn(lang, 'noScreen');
  main?.append(message);
}
