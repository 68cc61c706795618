// Texts that try to become markup, a script or a template.
import { seeded } from './seeded.js';

const call = 'window.injected=1';
const openers = [
  '',
  '">',
  "'>",
  '`>',
  '</span>',
  '</template>',
  '<!--',
  '-->',
  ']]>',
  '${',
  '{{',
  '$t(',
  '\\u003c',
  '\0',
];
const bodies = [
  `<script>${call}</script>`,
  `<img src=x onerror=${call}>`,
  `<svg/onload=${call}>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<a href="javascript:${call}" id=injected>x</a>`,
  `<form action="javascript:${call}"><input name=injected></form>`,
  `<style>*{display:none}</style>`,
  `<base href="https://evil.example/">`,
  `<object data="javascript:${call}"></object>`,
  `<details open ontoggle=${call}>`,
  `<internetbank-login endpoint="https://evil.example"></internetbank-login>`,
  `javascript:${call}`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
  `<!--?lit$1$-->`,
  `{{count}} $t(actions.cancel)`,
];
const closers = ['', '"', "'", '<!--', '</', '}}', '\u202e', '\u200b', '\n', ' '];

/** Another one with each call, and the same ones for the same seed. */
export function injections(seed: number): () => string {
  const random = seeded(seed);
  const draw = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  return () => draw(openers) + draw(openers) + draw(bodies) + draw(closers) + draw(closers);
}
