import { type CSSResultGroup, css, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { throwIfAborted } from '../flow/clock.js';
import { knownProblem, problems, type KnownProblem } from '../flow/problems.js';
import type { StateOf } from '../flow/state.js';
import { baseStyles } from '../theme/base.styles.js';
import type { LinkName } from './links.js';
import { Lifetime } from './lifetime.js';
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
      css`
        .mark {
          width: 2.75em;
          height: 2.75em;
          border-radius: 50%;
          padding: 0.625em;
          background: var(--_surface-raised);
          color: var(--_warning);
          fill: none;
          stroke: currentcolor;
          stroke-width: 2;
          stroke-linecap: round;
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
    return html`<div class="stack">
      <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v9m0 5v.01" /></svg>
      ${this.heading(this.t(`problems.${code}.title`))}
      <p part="problem">${this.t(`problems.${code}.text`)}</p>
      ${
        reference
          ? html`<p part="reference" class="muted small" translate="no">
              ${`${this.t('failed.reference', { reference })} · ${this.t('failed.time', { time: this.#time(this.#failedAtWall) })}`}
            </p>`
          : nothing
      }
      ${retry && this.secondsHeld > 0 ? this.#held() : nothing}
      <div class="actions">
        ${
          retry && this.secondsHeld === 0
            ? this.button('retry', 'actions.retry', { type: 'restarted' }, 'primary')
            : nothing
        }
        ${
          others
            ? this.button(
                'another-way',
                'actions.anotherWay',
                { type: 'another-way-wanted' },
                retry ? 'quiet' : 'primary',
              )
            : nothing
        }
      </div>
      ${code === 'framed' ? this.#alone() : nothing} ${pageAbout[code] ? this.link(pageAbout[code]) : nothing}
      ${this.link('contact')}
    </div>`;
  }

  /** The way out of a frame: this very page in a window of its own. */
  #alone(): TemplateResult {
    return html`<a part="link" href=${location.href} target="_blank" rel="noopener noreferrer"
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
