import { LitElement, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { IntentOf, StateTaking } from '../flow/follow.js';
import type { LoginState, Step } from '../flow/state.js';
import type { TextKey, Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { AnnounceEvent, IntentEvent } from './intent-event.js';
import { html } from './html.js';
import { linkTo, type LinkName } from './links.js';
import type { Page } from './page.js';

/** The main button of a screen, one beside it, one that few want, or one that stops a fraud. */
type Look = 'primary' | 'secondary' | 'quiet' | 'alarm';

/** What all steps have: a state, texts, a heading to focus, and a voice. */
export abstract class StepElement<S extends LoginState> extends LitElement {
  static override get styles(): CSSResultGroup {
    return [baseStyles];
  }

  /** The narrowed state that this element shows. */
  @property({ attribute: false }) state!: S;
  @property({ attribute: false }) page!: Page;

  /** Focuses what the person needs next: the first invalid field if there is one, else the heading. */
  focusStep(): void {
    const next = ['[aria-invalid]', 'h2'].map((selector) => this.renderRoot.querySelector<HTMLElement>(selector));
    next.find((element) => element)?.focus();
  }

  /** One that a server has drawn has nothing to draw until the widget around it has taken over. */
  protected override shouldUpdate(): boolean {
    return !this.hasAttribute('defer-hydration');
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    for (const type of ['ibl-intent', 'ibl-announce']) root.addEventListener(type, this.#handOn);
    return root;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element takes it off the page and puts it back within one task.
    setTimeout(() => this.isConnected || this.forget());
  }

  /** Lets go of what was typed. */
  protected forget(): void {}

  /** A step can ask for nothing that its state has no rule for. */
  protected send(intent: IntentOf<S['step']>): void {
    this.dispatchEvent(new IntentEvent(intent));
  }

  protected announce(text: string, region?: AnnounceEvent['region']): void {
    this.dispatchEvent(new AnnounceEvent(text, region));
  }

  /** The words of the page's language. */
  protected get t(): Translate {
    return this.page.t;
  }

  /** Hands on what smaller elements say: their events end at this one's root. All are heard here, so that none is forgotten. */
  readonly #handOn = (event: Event): void => {
    if (event instanceof IntentEvent) this.dispatchEvent(new IntentEvent(event.intent));
    else if (event instanceof AnnounceEvent) this.announce(event.text, event.region);
  };

  protected heading(text: string): TemplateResult {
    return html`<h2 part="heading" tabindex="-1">${text}</h2>`;
  }

  protected button(part: string, key: TextKey, intent: IntentOf<S['step']>, look: Look = 'quiet'): TemplateResult {
    return html`<button type="button" part=${part} class=${look} @click=${() => this.send(intent)}>
      ${this.t(key)}
    </button>`;
  }

  protected cancelButton(this: StepElement<StateTaking<'cancelled'>>): TemplateResult {
    return this.button('cancel', 'actions.cancel', { type: 'cancelled' });
  }

  /** Gives up a login of which something is awaited; where none is under way there is nothing to give up. */
  protected wayOut(this: StepElement<LoginState>): TemplateResult | typeof nothing {
    const isOver: readonly Step[] = ['choosing', 'succeeded', 'failed'];
    return isOver.includes(this.state.step) ? nothing : this.button('cancel', 'actions.cancel', { type: 'cancelled' });
  }

  protected anotherWayButton(this: StepElement<StateTaking<'another-way-wanted'>>): TemplateResult {
    return this.button('another-way', 'actions.anotherWay', { type: 'another-way-wanted' });
  }

  /** Counts down, seen and now and then heard. */
  protected timeLeft(until: number): TemplateResult {
    return html`<p class="small muted">
      <ibl-countdown
        spoken
        exportparts="countdown"
        .t=${this.t}
        .clock=${this.page.clock}
        .until=${until}
      ></ibl-countdown>
    </p>`;
  }

  protected link(name: LinkName, look?: string): TemplateResult | typeof nothing {
    return linkTo(name, this.page.links, this.t, look);
  }
}
