import { type CSSResultGroup, css, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { throwIfAborted } from '../flow/clock.js';
import { knownProblem, problems, type KnownProblem } from '../flow/problems.js';
import type { StateOf } from '../flow/state.js';
import { baseStyles } from '../theme/base.styles.js';
import type { LinkName } from './links.js';
import { Lifetime } from './lifetime.js';
import { problemSign } from './problem-signs.js';
import { signStyles } from './sign.js';
import { StepElement } from './step-element.js';
import { minutesAndSeconds } from './time.js';
import { html } from './html.js';

/** The bank's own page about a problem, before the one on how to reach the bank. */
const pageAbout: Readonly<Partial<Record<KnownProblem, LinkName>>> = {
  'account-not-qualified': 'qualifiedAccount',
  'app-outdated': 'getSmartId',
  'user-refused': 'fraud',
  'wrong-control-code': 'fraud',
};

/**
 * @summary A login that ended badly: what happened, what it means, and what to do now.
 * @fires ibl-intent - `restarted`, `another-way-wanted`
 * @csspart heading - the problem's title
 * @csspart problem - what it means
 * @csspart reference - what support needs to find this login
 * @csspart retry - begins again; absent while the bank asks to wait
 * @csspart another-way - returns to the methods
 * @csspart countdown - when it may be tried again
 */
export class FailedStep extends StepElement<StateOf<'failed'>> {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      signStyles,
      css`
        h2 {
          margin-bottom: calc(var(--_gap) * -0.5);
        }
        /* Two beside each other, each on one line where it can be. */
        .quiet {
          padding-inline: 8px;
        }
        /* Belongs to the words above it; the padding is for the finger. */
        .stack > a {
          justify-self: start;
          margin-block: calc(var(--_gap) * -0.75) -0.5em;
          padding-block: 0.5em;
          font-size: 0.875em;
        }
      `,
    ];
  }

  @state() private secondsHeld = 0;
  #failedAtWall = 0;
  readonly #holding = new Lifetime();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#failedAtWall = this.page.clock.wall();
    this.#holding.begin((signal) => this.#hold(signal));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#holding.end();
  }

  override render(): TemplateResult {
    const { problem, reference, options, method } = this.state;
    const code = knownProblem(problem);
    const canHelp = problems[code].remedy !== 'none';
    const others = options && (options.methods.length > 1 || !canHelp || !method);
    // Nobody is left without anything to do.
    const retry = canHelp || !others;
    const isFramed = code === 'framed';
    return html`<div class="stack">
      ${problemSign(code)} ${this.heading(this.t(`problems.${code}.title`))}
      <p part="problem">${this.t(`problems.${code}.text`)}</p>
      ${pageAbout[code] ? this.link(pageAbout[code]) : nothing}
      ${
        reference
          ? html`<p part="reference" class="muted small" translate="no">
              ${`${this.t('failed.reference', { reference })} · ${this.t('failed.time', { time: this.#time(this.#failedAtWall) })}`}
            </p>`
          : nothing
      }
      ${retry && this.secondsHeld > 0 ? this.#held() : nothing}
      <div class="actions">
        ${isFramed ? this.#alone() : nothing}
        ${
          retry && this.secondsHeld === 0
            ? this.button('retry', 'actions.retry', { type: 'restarted' }, isFramed ? 'quiet' : 'primary')
            : nothing
        }
        ${
          others
            ? this.button(
                'another-way',
                'actions.anotherWay',
                { type: 'another-way-wanted' },
                retry || isFramed ? 'quiet' : 'primary',
              )
            : nothing
        }
        ${this.link('contact', 'button quiet')}
      </div>
    </div>`;
  }

  /** The way out of a frame: this very page in a window of its own. */
  #alone(): TemplateResult {
    return html`<a part="link" class="button primary" href=${location.href} target="_blank" rel="noopener noreferrer"
      >${this.t('failed.openAlone')}</a
    >`;
  }

  /** A wait is shown as time, not as a dead button: in minutes and seconds, or from ten minutes on as an hour of the day. */
  #held(): TemplateResult {
    const text =
      this.secondsHeld < 600
        ? this.t('failed.retryIn', { time: minutesAndSeconds(this.secondsHeld) })
        : this.t('failed.retryAt', { time: this.#time(this.page.clock.wall() + this.secondsHeld * 1_000) });
    return html`<p part="countdown" class="panel" role="timer" aria-live="off">${text}</p>`;
  }

  #time(wall: number): string {
    return new Intl.DateTimeFormat(this.page.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
      wall,
    );
  }

  async #hold(signal: AbortSignal): Promise<void> {
    for (;;) {
      // Set by the widget before the element is connected, but perhaps later where it is used alone.
      await this.updateComplete;
      throwIfAborted(signal);
      const leftMs = this.state.memory.notBeforeAt - this.page.clock.now();
      this.secondsHeld = Math.max(0, Math.ceil(leftMs / 1_000));
      if (this.secondsHeld === 0) return;
      await this.page.clock.sleep(leftMs % 1_000 || 1_000, signal);
    }
  }
}
