import { LitElement, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { browserClock, type Clock } from '../flow/clock.js';
import type { Intent, LoginState, Step } from '../flow/state.js';
import type { TextKey, Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { AnnounceEvent, IntentEvent } from './intent-event.js';
import { html } from './html.js';

/** A validated link that the bank gave for this language. */
export type Links = Readonly<Partial<Record<LinkName, string>>>;
export const linkNames = [
  'contact',
  'forgotPassword',
  'faq',
  'getSmartId',
  'qualifiedAccount',
  'lostDevice',
  'fraud',
] as const;
export type LinkName = (typeof linkNames)[number];

/** What all steps have: a state, texts, a heading to focus, and a voice. */
export abstract class StepElement<S extends LoginState> extends LitElement {
  static override styles: CSSResultGroup = [baseStyles];

  /** The narrowed state that this element shows. */
  @property({ attribute: false }) state!: S;
  @property({ attribute: false }) t: Translate = () => '';
  /** Of the texts: a lower-case BCP 47 primary tag. */
  @property({ attribute: false }) language = 'en';
  @property({ attribute: false }) clock: Clock = browserClock;
  @property({ attribute: false }) links: Links = {};

  /** Focuses what the person needs next: the first invalid field if there is one, else the heading. */
  focusStep(): void {
    const next = ['[aria-invalid]', 'h2'].map((selector) => this.renderRoot.querySelector<HTMLElement>(selector));
    next.find((element) => element)?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element takes it off the page and puts it back within one task.
    setTimeout(() => this.isConnected || this.forget());
  }

  /** Lets go of what was typed. */
  protected forget(): void {}

  protected send(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }

  protected announce(text: string, region?: AnnounceEvent['region']): void {
    this.dispatchEvent(new AnnounceEvent(text, region));
  }

  /** Hands on what a smaller element says: its events end at this one's root. */
  protected readonly handOn = (event: AnnounceEvent | IntentEvent): void => {
    if (event instanceof IntentEvent) this.send(event.intent);
    else this.announce(event.text, event.region);
  };

  protected heading(text: string): TemplateResult {
    return html`<h2 part="heading" tabindex="-1">${text}</h2>`;
  }

  protected button(part: string, key: TextKey, intent: Intent, look = 'quiet'): TemplateResult {
    return html`<button type="button" part=${part} class=${look} @click=${() => this.send(intent)}>
      ${this.t(key)}
    </button>`;
  }

  protected cancelButton(): TemplateResult {
    return this.button('cancel', 'actions.cancel', { type: 'cancelled' });
  }

  /** Gives up a login of which something is awaited; where none is under way there is nothing to give up. */
  protected wayOut(): TemplateResult | typeof nothing {
    const isOver: readonly Step[] = ['choosing', 'succeeded', 'failed'];
    return isOver.includes(this.state.step) ? nothing : this.cancelButton();
  }

  protected anotherWayButton(): TemplateResult {
    return this.button('another-way', 'actions.anotherWay', { type: 'another-way-wanted' });
  }

  /** Counts down, seen and now and then heard. */
  protected timeLeft(until: number): TemplateResult {
    return html`<p class="small muted">
      <ibl-countdown
        spoken
        exportparts="countdown"
        .t=${this.t}
        .clock=${this.clock}
        .until=${until}
        @ibl-announce=${this.handOn}
      ></ibl-countdown>
    </p>`;
  }

  protected link(name: LinkName): TemplateResult | typeof nothing {
    return linkTo(name, this.links, this.t);
  }
}

/** One of the bank's own pages, if it gave one. */
export function linkTo(name: LinkName, links: Links, t: Translate): TemplateResult | typeof nothing {
  const url = Object.hasOwn(links, name) ? links[name] : undefined;
  if (url === undefined) return nothing;
  const away = url.startsWith('https:');
  return html`<a
    part="link"
    href=${url}
    target=${away ? '_blank' : nothing}
    rel=${away ? 'noopener noreferrer' : nothing}
    >${t(`links.${name}`)}${away ? html`<span class="hidden">${` (${t('links.newWindow')})`}</span>` : nothing}</a
  >`;
}
