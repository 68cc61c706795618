// Elements made by script: the page's policy allows neither inline styles nor markup in strings.

export type Child = Node | string | number | false | null | undefined;
export type Children = Child | readonly Child[];
type Listener = (event: MouseEvent) => unknown;
export type Attributes = Record<string, string | number | boolean | undefined | Listener>;

/** An element: functions become listeners, `undefined` and `false` leave an attribute out. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Children[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value as EventListener);
    else if (key === 'value' || key === 'checked' || key === 'selected') Object.assign(element, { [key]: value });
    // Of these, `false` is a value.
    else if (/^(?:aria|data)-/.test(key)) {
      if (value !== undefined) element.setAttribute(key, String(value));
    } else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter(isShown).map(text));
  return element;
}
const isShown = (child: Child): child is Node | string | number =>
  child !== undefined && child !== null && child !== false;
const text = (child: Node | string | number) => (typeof child === 'number' ? String(child) : child);

export function setVars(element: HTMLElement, vars: Record<string, string | number>) {
  for (const [name, value] of Object.entries(vars)) element.style.setProperty(name, String(value));
}

/** A choice of one of a few, all seen at once. */
export function segments({
  name,
  legend,
  options,
  value,
  onChoose,
}: {
  name: string;
  legend: string;
  options: [value: string, label: string, lang?: string][];
  value: string;
  onChoose: (value: string) => void;
}) {
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

export function selectOne({
  label,
  options,
  value,
  onChoose,
  id,
}: {
  label: string;
  options: [value: string, label: string][];
  value: string;
  onChoose: (value: string) => void;
  id: string;
}) {
  const select: HTMLSelectElement = h(
    'select',
    { id, change: () => onChoose(select.value) },
    options.map(([own, text]) => h('option', { value: own, selected: own === value }, text)),
  );
  return h('label', { class: 'field' }, h('span', {}, label), select);
}

/**
 * Copies a text, and says so on the button.
 * @param source is selected where the clipboard is closed to scripts
 */
export async function copyText(
  text: string,
  button: HTMLElement,
  words: { done: string; failed: string },
  source?: HTMLElement,
) {
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

/** Says something to people who do not see it. */
export function announce(sentence: string) {
  const status = document.querySelector('#spoken');
  if (!status) return;
  // Emptied first, so that the same sentence is heard again.
  status.textContent = '';
  requestAnimationFrame(() => (status.textContent = sentence));
}
