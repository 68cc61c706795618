// @ts-check
import { scenes, stage } from './scenes.js';

const query = new URLSearchParams(location.search);
const root = document.documentElement;
const lang = query.get('lang');
root.lang = lang && ['lt', 'lv', 'en'].includes(lang) ? lang : 'en';
const theme = query.get('theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

const wanted = ['id', 'step', 'method', 'problem'].filter((name) => query.has(name));
const scene = scenes.find((candidate) =>
  wanted.every((name) => candidate[/** @type {'id'} */ (name)] === query.get(name)),
);
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
if (scene) {
  const widget = document.createElement('internetbank-login');
  await customElements.whenDefined('internetbank-login');
  stage(/** @type {any} */ (widget), scene);
  main.append(widget);
  if (scene.by === 'identify' || scene.by === 'start') {
    // The element takes a wish from the moment it is on the page.
    queueMicrotask(() => /** @type {any} */ (widget).start(scene.method));
  }
} else {
  const message = document.createElement('p');
  message.textContent = 'There is no such screen.';
  main.append(message);
}
