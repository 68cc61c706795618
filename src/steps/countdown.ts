import { type CSSResultGroup, css, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { browserClock } from '../flow/browser-clock.js';
import type { Clock } from '../flow/clock.js';
import type { TextKey, Translate } from '../i18n/texts.js';
import { AnnounceEvent } from './intent-event.js';
import { Lifetime } from './lifetime.js';
import { minutesAndSeconds } from './time.js';
import { html } from './html.js';

/** Seconds left at which a waiting person hears the time; the start and the end are spoken too. */
const spokenAt = [60, 20];

/**
 * @summary Time left, as a bar and in figures, counted down on screen each second and spoken only at the start, 60 s, 20 s and the end.
 * @fires ibl-announce - the spoken times, when `spoken`
 * @csspart countdown - the text
 */
export class Countdown extends LitElement {
  static override get styles(): CSSResultGroup {
    return css`
      :host([spoken]) {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
      }
      span {
        font-variant-numeric: tabular-nums;
      }
      progress {
        --_left: var(--_accent);
        flex: 1 1 8em;
        /* Some browsers make it ten letters wide by themselves. */
        min-width: 0;
        height: 4px;
        border: 0;
        border-radius: 2px;
        appearance: none;
        background: var(--_line);
      }
      .soon {
        --_left: var(--_warning);
      }
      .now {
        --_left: var(--_danger);
      }
      ::-webkit-progress-bar {
        border-radius: 2px;
        background: var(--_line);
      }
      ::-webkit-progress-value {
        border-radius: 2px;
        background: var(--_left);
      }
      ::-moz-progress-bar {
        border-radius: 2px;
        background: var(--_left);
      }
      @media (forced-colors: active) {
        progress {
          height: 0.5em;
          appearance: auto;
        }
      }
    `;
  }

  /** The moment it counts to, in milliseconds of the clock. */
  @property({ attribute: false }) until = 0;
  @property({ attribute: false }) clock: Clock = browserClock;
  @property({ attribute: false }) t: Translate = () => '';
  /** Key of a text with `{{time}}`. */
  @property() text: TextKey = 'countdown.left';
  @property({ type: Boolean }) spoken = false;
  @state() private seconds = 0;
  /** The most seconds that were left, for the picture. */
  #full = 1;
  readonly #ticking = new Lifetime();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#restart();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ticking.end();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('until') || changed.has('clock'))) this.#restart();
    this.seconds = this.#secondsLeft();
  }

  override render(): TemplateResult | typeof nothing {
    const over = this.seconds === 0 && this.text === 'countdown.left';
    const text = over ? this.t('countdown.over') : this.t(this.text, { time: minutesAndSeconds(this.seconds) });
    // As a property: a browser that translates the page takes text nodes away, and the time would stand still.
    return html`${this.spoken ? this.#bar() : nothing}
      <span part="countdown" role="timer" aria-live="off" .textContent=${text}></span>`;
  }

  /** The same as a picture: what is left of the time that there was at first. */
  #bar(): TemplateResult {
    const { seconds } = this;
    this.#full = Math.max(this.#full, seconds);
    const urgency = seconds > 20 ? '' : seconds > 5 ? 'soon' : 'now';
    return html`<progress class=${urgency} aria-hidden="true" max=${this.#full} value=${seconds}></progress>`;
  }

  override firstUpdated(): void {
    if (this.spoken && this.seconds > spokenAt[0]!) this.#speak(this.seconds);
  }

  #secondsLeft(): number {
    return Math.max(0, Math.ceil((this.until - this.clock.now()) / 1_000));
  }

  #restart(): void {
    this.#ticking.begin((signal) => this.#tick(signal));
  }

  async #tick(signal: AbortSignal): Promise<void> {
    for (let before = this.#secondsLeft(); before > 0;) {
      const leftMs = this.until - this.clock.now();
      await this.clock.sleep(leftMs % 1_000 || 1_000, signal);
      this.requestUpdate();
      const now = this.#secondsLeft();
      // After a pause several of them may have passed: only the last is still true.
      const passed = spokenAt.filter((seconds) => before > seconds && now <= seconds && now > 0).at(-1);
      if (this.spoken && passed !== undefined) this.#speak(now);
      if (this.spoken && now === 0) this.dispatchEvent(new AnnounceEvent(this.t('countdown.over'), 'time'));
      before = now;
    }
  }

  #speak(seconds: number): void {
    const whole = seconds >= 60 && seconds % 60 === 0;
    const text = whole
      ? this.t('countdown.spokenMinutes', { count: seconds / 60 })
      : this.t('countdown.spokenSeconds', { count: seconds });
    this.dispatchEvent(new AnnounceEvent(text, 'time'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ibl-countdown': Countdown;
  }
}
