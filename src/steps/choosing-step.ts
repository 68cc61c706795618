import { type CSSResultGroup, css, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Method, Notice } from '../flow/adapter.js';
import type { StateOf } from '../flow/state.js';
import type { Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { isKnown, methodIcon } from './method-icon.js';
import { StepElement } from './step-element.js';
import type { InstitutionPicker } from './institution-picker.js';
import { html } from './html.js';

/** What a method is called: our own word, else the bank's label, else "another way". */
export function methodName(method: Method, t: Translate): string {
  if (isKnown(method.id)) return t(`methods.${method.id}.name`);
  return method.label || t('methods.other.name');
}

/**
 * @summary The ways to log in, one button each.
 * @fires ibl-intent - `method-chosen`, or `restarted` while there is nothing to choose from
 * @csspart heading - the step's heading
 * @csspart method - one method's button, with `data-method="<id>"`
 * @csspart notice - the bank's words about all methods or one
 * @csspart retry - asks for the methods again
 * @csspart link - a page of the bank that helps
 */
export class ChoosingStep extends StepElement<StateOf<'choosing'>> {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      css`
        ul {
          display: grid;
          padding: 0;
          border: 1px solid var(--_line);
          border-radius: var(--_radius-small);
          list-style: none;
        }
        li + li {
          border-top: 1px solid var(--_line);
        }
        .method {
          display: grid;
          grid-template-columns: 1.75em 1fr 1.25em;
          gap: 2px 14px;
          width: 100%;
          min-height: 60px;
          border: 0;
          padding: 9px 14px;
          color: inherit;
          font-weight: inherit;
          text-align: start;
        }
        .method:focus-visible {
          outline-offset: -3px;
        }
        .method:hover {
          background: var(--_surface-raised);
        }
        .words {
          display: grid;
          gap: 2px;
        }
        strong {
          font-weight: 600;
        }
        .icon {
          display: grid;
          place-items: center;
          color: var(--_accent);
        }
        svg {
          width: 100%;
          fill: none;
          stroke: currentcolor;
          stroke-width: 1.75;
          stroke-linecap: round;
          stroke-linejoin: round;
        }
        .arrow {
          color: var(--_muted);
        }
        /* Where letters are large and the card is narrow, pictures give way to words. */
        @container (max-width: 13em) {
          .method {
            grid-template-columns: 1fr;
          }
          .icon,
          .arrow {
            display: none;
          }
        }
        .notice > a {
          display: inline-block;
          min-height: 24px;
        }
        .links {
          display: grid;
        }
        .beside {
          margin: 0 8px 8px;
        }
        @media (forced-colors: active) {
          ul,
          li + li {
            border-color: ButtonText;
          }
        }
      `,
    ];
  }

  /** A method was chosen before the institution that it is for. */
  @state() private institutionMissing = false;

  /** Focuses the method that was just left, as one returns to what one opened. */
  focusMethod(id: string): void {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-method]')];
    const button = buttons.find(({ dataset }) => dataset['method'] === id);
    // After an alarm, what to do now comes before everything else.
    if (button && !this.state.alarm) button.focus();
    else this.focusStep();
  }

  override render(): TemplateResult {
    const { options, alarm } = this.state;
    const methods = options?.methods ?? [];
    const question = this.t('choosing.text');
    return html`<div class="stack">
      ${alarm ? this.#alarm(alarm) : this.heading(this.t('choosing.heading'))}
      ${options?.notice ? this.#notice(options.notice) : nothing}
      ${
        methods.length > 0
          ? html`${this.#institutions()} ${alarm ? html`<p class="muted">${question}</p>` : nothing}
              <ul aria-label=${question}>
                ${methods.map((method) => this.#method(method))}
              </ul>`
          : this.#nothing()
      }
    </div>`;
  }

  /** The methods have not come because the person would not wait for them, or there is none that this page can use. */
  #nothing(): TemplateResult {
    const { options } = this.state;
    return html`<p class="muted">${this.t(options ? 'choosing.unusable' : 'choosing.none')}</p>
      ${this.button('retry', options ? 'actions.retry' : 'choosing.load', { type: 'restarted' }, 'primary')}
      ${options ? this.link('contact') : nothing}`;
  }

  #institutions(): TemplateResult | typeof nothing {
    const { options, memory } = this.state;
    const isKnown = options?.institutions?.some(({ id }) => id === memory.institution);
    return options?.institutions?.length
      ? html`<ibl-institution-picker
          exportparts="institution,field,label,hint,input,error"
          .institutions=${options.institutions}
          .chosen=${memory.institution ?? ''}
          .missing=${this.institutionMissing && !isKnown}
          .t=${this.t}
        ></ibl-institution-picker>`
      : nothing;
  }

  #choose(methodId: string): void {
    const picker = this.renderRoot.querySelector<InstitutionPicker>('ibl-institution-picker');
    this.institutionMissing = !!picker && !picker.confirm();
    if (!this.institutionMissing) {
      this.send({ type: 'method-chosen', methodId });
      return;
    }
    this.announce(this.t('institution.missing'), 'alert');
    picker?.focus();
  }

  #method(method: Method): TemplateResult {
    const hint = isKnown(method.id) ? this.t(`methods.${method.id}.hint`) : '';
    return html`<li>
      <button
        type="button"
        part="method"
        class="method"
        data-method=${method.id}
        @click=${() => this.#choose(method.id)}
      >
        <span class="icon">${methodIcon(method.id)}</span>
        <span class="words">
          <strong translate="no">${methodName(method, this.t)}</strong>
          ${hint ? html`<span class="muted small">${hint}</span>` : nothing}
        </span>
        <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d="m9 5 7 7-7 7" /></svg>
      </button>
      ${method.notice ? this.#notice(method.notice, 'beside') : nothing}
    </li>`;
  }

  #notice({ kind, text, url }: Notice, place = ''): TemplateResult {
    return html`<p part="notice" class="notice panel small ${kind} ${place}">
      ${url ? html`<a part="link" href=${url} target="_blank" rel="noopener noreferrer">${text}</a>` : text}
    </p>`;
  }

  #alarm(alarm: 'code-differs' | 'not-me'): TemplateResult {
    return html`${this.heading(this.t('choosing.alarmHeading'))}
      <div part="problem" class="panel danger">
        <p>${this.t(alarm === 'code-differs' ? 'choosing.alarmCodeDiffers' : 'choosing.alarmNotMe')}</p>
        <p><strong>${this.t('choosing.alarmDo')}</strong></p>
        <p class="links">${this.link('contact')} ${this.link('lostDevice')} ${this.link('fraud')}</p>
      </div>`;
  }
}
