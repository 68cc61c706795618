// @ts-check
// Elements made by script: the page's policy allows neither inline styles nor markup in strings.

/** @typedef {Node | string | number | false | null | undefined} Child */
/** @typedef {Child | Child[]} Children */

const svgNames = new Set(['svg', 'path', 'circle', 'rect']);

/**
 * An element: functions become listeners, `vars` become custom properties, `undefined` and `false` leave an attribute out.
 * @param {string} name
 * @param {Record<string, any>} [attributes]
 * @param {...Children} children
 * @returns {any}
 */
export function h(name, attributes = {}, ...children) {
  const element = svgNames.has(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'vars') setVars(element, value);
    else if (typeof value === 'function') element.addEventListener(key, value);
    else if (key === 'value' || key === 'checked' || key === 'selected') Object.assign(element, { [key]: value });
    // Of these, `false` is a value.
    else if (/^(?:aria|data)-/.test(key)) {
      if (value !== undefined) element.setAttribute(key, String(value));
    } else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter(isShown).map(text));
  return element;
}
/** @param {Child} child @returns {child is Node | string | number} */
const isShown = (child) => child !== undefined && child !== null && child !== false;
/** @param {Node | string | number} child */
const text = (child) => (typeof child === 'number' ? String(child) : child);

/** @param {any} element @param {Record<string, string | number>} vars */
export function setVars(element, vars) {
  for (const [name, value] of Object.entries(vars)) element.style.setProperty(name, String(value));
}

/**
 * A choice of one of a few, all seen at once.
 * @param {{ name: string, legend: string, options: [value: string, label: string, lang?: string][], value: string, onChoose: (value: string) => void }} choice
 */
export function segments({ name, legend, options, value, onChoose }) {
  return h(
    'fieldset',
    { class: 'segments', id: `choice-${name}` },
    h('legend', {}, legend),
    h(
      'div',
      { class: 'segments-row' },
      options.map(([id, label, lang]) =>
        h(
          'label',
          {},
          h('input', { type: 'radio', name, value: id, checked: id === value, change: () => onChoose(id) }),
          h('span', { lang }, label),
        ),
      ),
    ),
  );
}

/**
 * @param {{ label: string, options: [value: string, label: string][], value: string, onChoose: (value: string) => void, id: string }} choice
 */
export function selectOne({ label, options, value, onChoose, id }) {
  const select = h(
    'select',
    { id, change: () => onChoose(select.value) },
    options.map(([own, text]) => h('option', { value: own, selected: own === value }, text)),
  );
  return h('label', { class: 'field' }, h('span', {}, label), select);
}

/**
 * Copies a text, and says so on the button.
 * @param {string} text
 * @param {HTMLElement} button
 * @param {{ done: string, failed: string }} words
 * @param {HTMLElement} [source] is selected where the clipboard is closed to scripts
 */
export async function copyText(text, button, words, source) {
  const label = (button.dataset.label ??= button.textContent ?? '');
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = words.done;
  } catch {
    if (source) getSelection()?.selectAllChildren(source);
    button.textContent = words.failed;
  }
  announce(button.textContent ?? '');
  setTimeout(() => (button.textContent = label), 2_000);
}

/** Says something to people who do not see it. @param {string} sentence */
export function announce(sentence) {
  const status = document.querySelector('#spoken');
  if (!status) return;
  // Emptied first, so that the same sentence is heard again.
  status.textContent = '';
  requestAnimationFrame(() => (status.textContent = sentence));
}
