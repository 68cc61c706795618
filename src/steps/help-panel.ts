import { type CSSResultGroup, css, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LoginState } from '../flow/state.js';
import type { TextKey, Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { topicIds, topics, topicsAt, type Part, type Topic, type TopicId } from './help-topics.js';
import { linkTo, type Links } from './links.js';
import { html } from './html.js';

/**
 * Addresses as they stand in a text: mail, phone with its country code, host in small letters. Each country has its own, and a
 * page may set others with `texts`.
 */
const addresses = /([\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}|\+\d[\d\s]{6,}\d|(?:[\p{L}\d-]+\.)+[a-z]{2,}(?![\p{L}\d-]))/u;

/** @param address what {@link addresses} has found */
function hrefOf(address: string): string {
  if (address.includes('@')) return `mailto:${address}`;
  return address.startsWith('+') ? `tel:${address.replaceAll(/\s/g, '')}` : `https://${address}`;
}

/**
 * @summary Help with logging in: what belongs to the screen first, all else folded behind it, and the bank's own pages.
 * @fires ibl-close - the person is done with it
 * @csspart help - the whole panel
 * @csspart link - the bank's pages
 */
export class HelpPanel extends LitElement {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      css`
        /* As high as its words: what the button needs beyond them it takes from the space around. */
        .top {
          display: flex;
          gap: 12px;
          align-items: flex-start;
          justify-content: space-between;
          margin-block: calc((1.25em - 44px) / 2);
          font-size: 1.125em;
        }
        h2 {
          min-width: 0;
          padding-block: calc((44px - 1.25em) / 2);
          font-size: 1em;
        }
        /* The cross ends where the column does: the rest of the button lies in the card's own edge, as far as there is one. */
        .close {
          flex: none;
          min-width: 44px;
          min-height: 44px;
          margin-inline-end: max((0.72em - 44px) / 2, -1 * var(--_padding));
          border: 0;
          padding: 0;
          color: var(--_muted);
        }
        .close:hover {
          background: var(--_surface-raised);
          color: var(--_text);
        }
        svg {
          width: 1.25em;
          fill: none;
          stroke: currentcolor;
          stroke-width: 1.75;
          stroke-linecap: round;
        }
        details {
          border-top: 1px solid var(--_line);
        }
        summary {
          display: flex;
          gap: 12px;
          align-items: center;
          justify-content: space-between;
          min-height: 48px;
          padding-block: 8px;
          font-weight: 600;
          list-style: none;
          cursor: pointer;
        }
        summary::-webkit-details-marker {
          display: none;
        }
        summary::after {
          content: '';
          flex: none;
          width: 0.5em;
          height: 0.5em;
          margin-inline-end: 0.2em;
          border: solid currentcolor;
          border-width: 0 2px 2px 0;
          transform: rotate(45deg);
        }
        [open] > summary::after {
          transform: rotate(225deg);
        }
        .others > summary {
          color: var(--_muted);
          font-weight: inherit;
        }
        .body {
          display: grid;
          gap: 10px;
          padding-bottom: 16px;
        }
        ol,
        ul {
          display: grid;
          gap: 6px;
          padding-inline-start: 1.4em;
        }
        .links {
          display: flex;
          flex-wrap: wrap;
          gap: 0 20px;
          font-size: 0.875em;
        }
        .links > a {
          padding-block: 0.375em;
          text-decoration: none;
        }
        .links > :hover {
          text-decoration: underline;
        }
      `,
    ];
  }

  @property({ attribute: false }) t: Translate = () => '';
  @property({ attribute: false }) links: Links = {};
  /** Of the login: what belongs to its screen comes first, and what answers it is open from the start. */
  @property({ attribute: false }) state: LoginState | undefined;
  #first: readonly TopicId[] = [];
  /** From the moment that the screen changes until it is drawn. Then the elements themselves know, as a person opens and closes them. */
  #open: ReadonlySet<string> = new Set();
  /** Opened by themselves once: what the person closes stays closed. */
  readonly #offered = new Set<TopicId>();

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const { open, listed } = topicsAt(this.state);
    const opened = new Set<string>(this.#elements.filter((each) => each.open).map(({ id }) => id));
    // What somebody may be reading stays in sight when the login goes on.
    this.#first = [...new Set([...open, ...listed, ...this.#first.filter((id) => opened.has(id))])];
    this.#open = new Set([...opened, ...open.filter((id) => !this.#offered.has(id))]);
    for (const id of open) this.#offered.add(id);
  }

  override updated(changed: PropertyValues<this>): void {
    // An element may have been another topic's until now.
    if (changed.has('state')) for (const each of this.#elements) each.open = this.#open.has(each.id);
  }

  override render(): TemplateResult {
    return html`<section part="help" class="stack" aria-labelledby="heading">
      <div class="top">
        <h2 id="heading" tabindex="-1">${this.t('help.heading')}</h2>
        <button type="button" class="close" @click=${this.#close}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12m0-12L6 18" /></svg>
          <span class="hidden">${this.t('help.close')}</span>
        </button>
      </div>
      <div>
        ${this.#first.length > 0 ? html`${this.#first.map(this.#topic)} ${this.#others()}` : topicIds.map(this.#topic)}
      </div>
      ${
        this.links.faq || this.links.contact
          ? html`<p class="links">${linkTo('faq', this.links, this.t)} ${linkTo('contact', this.links, this.t)}</p>`
          : nothing
      }
    </section>`;
  }

  #others(): TemplateResult {
    return html`<details class="others">
      <summary>${this.t('help.others')}</summary>
      ${topicIds.filter((id) => !this.#first.includes(id)).map(this.#topic)}
    </details>`;
  }

  readonly #topic = (id: TopicId): TemplateResult => {
    const { parts, link }: Topic = topics[id];
    return html`<details id=${id}>
      <summary><span>${this.t(`help.${id}.title`)}</span></summary>
      <div class="body">
        ${parts.map((part) => this.#part(id, part))} ${link ? linkTo(link, this.links, this.t) : nothing}
      </div>
    </details>`;
  };

  #part(id: TopicId, { kind, keys }: Part): TemplateResult {
    const sentences = keys.map((key) => this.#sentence(`help.${id}.${key}` as TextKey));
    if (kind === 'text') return html`${sentences.map((sentence) => html`<p>${sentence}</p>`)}`;
    const items = sentences.map((sentence) => html`<li>${sentence}</li>`);
    return kind === 'steps'
      ? html`<ol>
          ${items}
        </ol>`
      : html`<ul>
          ${items}
        </ul>`;
  }

  /** A text, with its addresses as links. */
  #sentence(key: TextKey): TemplateResult {
    return html`${this.t(key)
      .split(addresses)
      .map((piece, index) =>
        index % 2 === 1
          ? html`<a part="link" href=${hrefOf(piece)} rel="noopener noreferrer" translate="no">${piece}</a>`
          : html`${piece}`,
      )}`;
  }

  get #elements(): readonly HTMLDetailsElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLDetailsElement>('details[id]')];
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event('ibl-close', { bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ibl-help-panel': HelpPanel;
  }
}
