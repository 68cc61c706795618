import { html as plainHtml, noChange, type TemplateResult } from 'lit';
import { Directive, directive, type ChildPart } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

/** Names that no browser may translate, and that stay on one line. */
const brands = /(Smart-ID|Mobile-ID|Web eID|eParaksts mobile|App Store|Google Play|PIN1|PIN2)/;

/**
 * Lit's `html`, for everything that a person reads. A browser that translates the page puts elements in the place of text nodes,
 * and Lit would go on writing into the nodes it remembers, or insert before one that has left the page. So a text that changes
 * is drawn anew, whatever stands in its place, and what Lit holds on to is never a text node. Brand names stay as they are.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult<1> {
  const { held, isRead } = templateOf(strings);
  const bound = values.map((value, index) => (isRead[index] && typeof value === 'string' ? words(value) : value));
  return plainHtml(held, ...bound);
}

interface Template {
  /** The same markup with a comment after each value that is content. */
  readonly held: TemplateStringsArray;
  /** Which values are content, rather than in a tag. */
  readonly isRead: readonly boolean[];
}
const templates = new WeakMap<TemplateStringsArray, Template>();

function templateOf(strings: TemplateStringsArray): Template {
  const known = templates.get(strings);
  if (known) return known;
  let isInTag = false;
  const isRead = strings.slice(0, -1).map((markup) => {
    const [opened, closed] = [markup.lastIndexOf('<'), markup.lastIndexOf('>')];
    if (opened !== closed) isInTag = opened > closed;
    return !isInTag;
  });
  const held = strings.map((markup, index) => (isRead[index - 1] ? `<!---->${markup}` : markup));
  const template = { held: Object.assign(held, { raw: held }), isRead };
  templates.set(strings, template);
  return template;
}

class Words extends Directive {
  #shown: string | undefined;

  override render(text: string): unknown {
    const pieces = text.split(brands);
    // One element around them: in a flex box, such as a button, each piece would be an item of its own.
    return pieces.length === 1
      ? text
      : plainHtml`<span>${pieces.map((piece, index) => (index % 2 ? brand(piece) : piece))}</span>`;
  }

  override update(part: ChildPart, [text]: [string]): unknown {
    if (text === this.#shown) return noChange;
    this.#shown = text;
    // Forgets what was drawn, so that it is taken away rather than written into.
    setCommittedValue(part);
    return this.render(text);
  }
}
const words = directive(Words);

const brand = (name: string): TemplateResult =>
  plainHtml`<span class="brand ${name.includes(' ') ? 'pair' : ''}" translate="no">${name}</span>`;
