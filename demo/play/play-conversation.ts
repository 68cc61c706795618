import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../shared/page-element.js';
import type { Entry } from './conversation.js';
import { t } from './texts.js';

/** So near its end, in pixels, a list follows what is said. */
const NEAR_END_PX = 40;

/** What went over the wire, line by line. */
export class PlayConversation extends PageElement {
  @property({ attribute: false }) entries: readonly Entry[] = [];
  #isAtEnd = true;

  override willUpdate() {
    const list = this.#list;
    if (list) this.#isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;
  }

  override render() {
    return html`<section class="conversation" aria-labelledby="conversation-heading">
      <h2 id="conversation-heading">${t('conversationHeading')}</h2>
      <p>${t(this.entries.length === 0 ? 'conversationEmpty' : 'conversationHint')}</p>
      <ol id="conversation-list" tabindex="0" aria-labelledby="conversation-heading" translate="no">
        ${repeat(
          this.entries,
          ({ id }) => id,
          (entry) => html`<li class=${entry.way} data-name=${entry.name}>${this.#entry(entry)}</li>`,
        )}
      </ol>
    </section>`;
  }

  override updated(changed: PropertyValues<this>) {
    const list = this.#list;
    // Somebody who reads further up is left there.
    if (list && changed.has('entries') && this.#isAtEnd) list.scrollTop = list.scrollHeight;
  }

  #entry({ time, way, name, words, detail, times }: Entry) {
    const line = html`<time>${time}</time> <span class="way">${t(`way-${way}`)}</span> <code>${name}</code>
      <span>${words}</span> ${times > 1 ? html`<span class="times">×${times}</span>` : nothing}`;
    return detail
      ? html`<details>
          <summary>${line}</summary>
          <pre>${detail}</pre>
        </details>`
      : html`<div class="plain">${line}</div>`;
  }

  get #list() {
    return this.querySelector('#conversation-list');
  }
}
customElements.define('play-conversation', PlayConversation);
