/** Looks at a page as a person does: through every open shadow root, in document order. */

// By type, not by class: a page in a frame has classes of its own.
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;

/** All nodes at and below a node. */
export function* composed(node: Node): Generator<Node> {
  yield node;
  if (isElement(node) && node.shadowRoot) yield* composed(node.shadowRoot);
  for (const child of node.childNodes) yield* composed(child);
}

export const elementsOf = (root: Node): HTMLElement[] =>
  [...composed(root)].filter((node): node is HTMLElement => isElement(node));

/** The elements below `root` that match. */
export const all = (root: Node, selector: string): HTMLElement[] =>
  elementsOf(root).filter((element) => element.matches(selector));

/** The elements with a part of this name. */
export const parts = (root: Node, name: string): HTMLElement[] => all(root, `[part~="${name}"]`);

/** The first element with a part of this name, which has to be there. */
export function part<E extends HTMLElement = HTMLElement>(root: Node, name: string): E {
  const [first] = parts(root, name);
  if (!first) throw new Error(`there is no part ${name} in: ${textOf(root)}`);
  return first as E;
}

/** The input with a part of this name. */
export const inputOf = (root: Node, name: string): HTMLInputElement => part<HTMLInputElement>(root, name);

export const click = (root: Node, name: string): void => part(root, name).click();

const inline = new Set(['span', 'strong', 'b', 'a', 'bdi']);

/** What is written there, as it is read: style sheets left out, blocks apart. */
export const textOf = (root: Node): string => tidied(written(root));

function written(node: Node): string {
  if (isText(node)) return node.data;
  if (node.nodeType === Node.COMMENT_NODE || node.nodeName === 'STYLE') return '';
  const below = isElement(node) && node.shadowRoot ? [node.shadowRoot, ...node.childNodes] : [...node.childNodes];
  const text = below.map(written).join('');
  return isElement(node) && !inline.has(node.localName) ? ` ${text} ` : text;
}

/** Without the spaces and line ends of markup; a non-breaking space is part of what is written. */
export const tidied = (text: string | null): string => (text ?? '').replace(/[ \t\r\n]+/g, ' ').trim();

/**
 * Everything that a node and what is below it hold: texts, attributes, the values of inputs, elements' own properties. But for what
 * has the digits of a code by chance: points of time, and the number by which Lit marks its places.
 */
export function everythingIn(root: Node): string {
  return [...composed(root)]
    .flatMap((node) => [
      node instanceof CharacterData ? node.data : '',
      ...(node instanceof Element ? [...node.attributes].map(({ name, value }) => `${name}=${value}`) : []),
      node instanceof HTMLInputElement ? node.value : '',
      ...propertiesOf(node),
    ])
    .join('\n')
    .replaceAll(/lit\$\d+\$?/g, '');
}

const withoutNumbers = (_: string, value: unknown): unknown => (typeof value === 'number' ? 'a number' : value);

/** Reactive properties as text; the bank's side, which knows every secret, is not ours. */
function propertiesOf(node: Node): string[] {
  const { elementProperties } = node.constructor as { elementProperties?: Map<keyof typeof node, unknown> };
  const names = [...(elementProperties?.keys() ?? [])].filter((name) => String(name) !== 'adapter');
  return names.map((name) => `${String(name)}: ${JSON.stringify(node[name], withoutNumbers)}`);
}

/** The focused element, however deep. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Types as a person does: the value as it ends up, and the event. */
export function type(input: HTMLElement, value: string): void {
  (input as HTMLInputElement).value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
