import { type CSSResultGroup, css, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LoginState } from '../flow/state.js';
import type { TextKey, Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { topics, topicsAbout, type Part, type Topic, type TopicId } from './help-topics.js';
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
 * @summary Help with logging in: groups that open one by one or all at once, and the bank's own pages.
 * @fires ibl-close - the person is done with it
 * @csspart help - the whole panel
 * @csspart link - the bank's pages
 */
export class HelpPanel extends LitElement {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      css`
        .top {
          display: flex;
          flex-wrap: wrap;
          justify-content: space-between;
          gap: 8px;
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
          margin-inline: 0.375em;
          border: solid currentcolor;
          border-width: 0 2px 2px 0;
          transform: rotate(45deg);
        }
        [open] > summary::after {
          transform: rotate(225deg);
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
        .top > a {
          display: inline-block;
          min-height: 24px;
        }
      `,
    ];
  }

  @property({ attribute: false }) t: Translate = () => '';
  @property({ attribute: false }) links: Links = {};
  /** Of the login: what helps at its screen is open from the start. */
  @property({ attribute: false }) state: LoginState | undefined;
  @state() private open: ReadonlySet<string> = new Set();
  /** Opened by themselves once: what the person closes stays closed. */
  readonly #offered = new Set<TopicId>();

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const due = topicsAbout(this.state).filter((id) => !this.#offered.has(id));
    if (due.length > 0) this.open = new Set([...this.open, ...due]);
    for (const id of due) this.#offered.add(id);
  }

  override render(): TemplateResult {
    const all = this.open.size === topics.length;
    return html`<section part="help" class="stack" aria-labelledby="heading">
      <h2 id="heading" tabindex="-1">${this.t('help.heading')}</h2>
      <div class="top">
        <button
          type="button"
          class="secondary"
          aria-expanded=${all ? 'true' : 'false'}
          @click=${() => this.#toggleAll(!all)}
        >
          ${this.t(all ? 'help.closeAll' : 'help.openAll')}
        </button>
        <button type="button" class="quiet" @click=${this.#close}>${this.t('help.close')}</button>
      </div>
      <div>${topics.map((topic) => this.#topic(topic))}</div>
      ${
        this.links.faq || this.links.contact
          ? html`<p class="top">${linkTo('faq', this.links, this.t)} ${linkTo('contact', this.links, this.t)}</p>`
          : nothing
      }
    </section>`;
  }

  #topic({ id, parts, link }: Topic): TemplateResult {
    return html`<details .open=${this.open.has(id)} @toggle=${(event: Event) => this.#toggled(id, event)}>
      <summary><span>${this.t(`help.${id}.title` as TextKey)}</span></summary>
      <div class="body">
        ${parts.map((part) => this.#part(id, part))} ${link ? linkTo(link, this.links, this.t) : nothing}
      </div>
    </details>`;
  }

  #part(id: string, { kind, keys }: Part): TemplateResult {
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

  #toggled(id: string, event: Event): void {
    const next = new Set(this.open);
    if ((event.target as HTMLDetailsElement).open) next.add(id);
    else next.delete(id);
    if (next.size !== this.open.size) this.open = next;
  }

  #toggleAll(open: boolean): void {
    this.open = new Set(open ? topics.map(({ id }) => id) : []);
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
