import { css, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import type { LoginOptions, Method, Notice } from '../flow/adapter.js';
import type { StateOf } from '../flow/state.js';
import type { Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { isKnown, methodIcon } from './method-icon.js';
import { StepElement } from './step-element.js';
import { html } from './html.js';

/** What a method is called: our own word, else the bank's label, else "another way". */
export function methodName(method: Method, t: Translate): string {
  if (isKnown(method.id)) return t(`methods.${method.id}.name`);
  return method.label || t('methods.other.name');
}

const arrow = html`<svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d="m9 5 7 7-7 7" /></svg>`;

/** So many methods are seen at once; the others are one press away, unless there is only one of them. */
const seenAtOnce = 4;

/**
 * @summary The ways to log in, one button each.
 * @fires ibl-intent - `method-chosen`, or `restarted` while there is nothing to choose from
 * @slot mark-smart-id - the bank's picture for a method, in the place of ours: `mark-` and the method's id
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
        .list {
          border: 1px solid var(--_line);
          border-radius: var(--_radius-small);
        }
        ul {
          padding: 0;
          list-style: none;
        }
        li + li,
        details {
          border-top: 1px solid var(--_line);
        }
        .method {
          display: grid;
          grid-template-columns: minmax(0, 1fr);
          gap: 2px 14px;
          align-items: center;
          width: 100%;
          min-height: 60px;
          border: 0;
          padding: 9px 14px;
          color: inherit;
          font-weight: inherit;
          text-align: start;
          cursor: pointer;
        }
        .method:focus-visible {
          outline-offset: -3px;
        }
        .method:hover,
        .last {
          background: var(--_surface-raised);
        }
        .words {
          display: grid;
          gap: 2px;
        }
        strong {
          font-weight: 600;
        }
        em {
          margin-inline-start: 0.5em;
          color: var(--_accent);
          font-style: normal;
          white-space: nowrap;
        }
        .icon,
        .arrow {
          display: none;
        }
        /* Pictures have a place where words have enough of it, and where the browser can tell. */
        @container (min-width: 13em) {
          .method {
            grid-template-columns: 1.75em minmax(0, 1fr) 1.25em;
          }
          .icon,
          .arrow {
            display: block;
          }
          summary .words {
            grid-column: 1 / 3;
          }
        }
        .icon {
          color: var(--_accent);
        }
        svg {
          display: block;
          width: 100%;
          fill: none;
          stroke: currentcolor;
          stroke-width: 1.75;
          stroke-linecap: round;
          stroke-linejoin: round;
        }
        .solid {
          fill: currentcolor;
          stroke: none;
        }
        .arrow {
          color: var(--_muted);
        }
        summary > .arrow {
          transform: rotate(90deg);
        }
        [open] > summary > .arrow {
          transform: rotate(-90deg);
        }
        .notice > a {
          display: inline-block;
          min-height: 24px;
        }
        .beside {
          margin: 0 8px 8px;
        }
      `,
    ];
  }

  /** Focuses the method that was just left, as one returns to what one opened. */
  focusMethod(id: string): void {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-method]')];
    const button = buttons.find(({ dataset }) => dataset['method'] === id);
    button?.closest('details')?.setAttribute('open', '');
    if (button) button.focus();
    else this.focusStep();
  }

  override render(): TemplateResult {
    const { options } = this.state;
    return html`<div class="stack">
      ${this.heading(this.t('choosing.heading'))} ${options?.notice ? this.#notice(options.notice) : nothing}
      ${options?.methods.length ? this.ways(options) : this.none()}
    </div>`;
  }

  /** The methods. */
  protected ways({ methods }: LoginOptions): TemplateResult {
    const seen = this.page.choice.all || methods.length <= seenAtOnce + 1 ? methods : methods.slice(0, seenAtOnce);
    const others = methods.slice(seen.length);
    return html`<div class="list">
      <ul aria-label=${this.t('choosing.text')}>
        ${seen.map((method) => this.#method(method))}
      </ul>
      ${others.length > 0 ? this.#others(others) : nothing}
    </div>`;
  }

  #others(methods: readonly Method[]): TemplateResult {
    const names = methods.map((method) => this.#nameOf(method));
    return html`<details>
      <summary class="method">
        ${this.#words(html`<strong>${this.t('choosing.more')}</strong>`, names.join(' · '))} ${arrow}
      </summary>
      <ul aria-label=${this.t('choosing.more')}>
        ${methods.map((method) => this.#method(method))}
      </ul>
    </details>`;
  }

  /** The methods have not come because the person would not wait for them, or there is none that this page can use. */
  protected none(): TemplateResult {
    const { options } = this.state;
    return html`<p class="muted">${this.t(options ? 'choosing.unusable' : 'choosing.none')}</p>
      ${this.button('retry', options ? 'actions.retry' : 'choosing.load', { type: 'restarted' }, 'primary')}
      ${options ? this.link('contact') : nothing}`;
  }

  /** The person wants to log in with it. */
  protected choose(methodId: string): void {
    this.send({ type: 'method-chosen', methodId });
  }

  #method(method: Method): TemplateResult {
    const { id } = method;
    const isLast = id === this.page.choice.last;
    return html`<li>
      <button
        type="button"
        part="method"
        class="method ${isLast ? 'last' : ''}"
        data-method=${id}
        @click=${() => this.choose(id)}
      >
        <span class="icon"><slot name="mark-${id}">${methodIcon(id)}</slot></span>
        ${this.#words(html`<strong translate="no">${this.#nameOf(method)}</strong>`, isKnown(id) ? this.t(`methods.${id}.hint`) : '', isLast)}
        ${arrow}
      </button>
      ${method.notice ? this.#notice(method.notice, 'beside') : nothing}
    </li>`;
  }

  #words(name: TemplateResult, hint: string, isLast = false): TemplateResult {
    return html`<span class="words">
      <span>${name} ${isLast ? html`<em class="small">${this.t('choosing.last')}</em>` : nothing}</span>
      ${hint ? html`<span class="muted small">${hint}</span>` : nothing}
    </span>`;
  }

  /** Where both ways of Smart-ID are offered, one of them is called by what it shows. */
  #nameOf(method: Method): string {
    const isOneOfTwo = method.id === 'smart-id' && this.state.options?.methods.some(({ id }) => id === 'smart-id-push');
    if (!isOneOfTwo) return methodName(method, this.t);
    return this.t(this.page.device === 'phone' ? 'methods.smart-id.here' : 'methods.smart-id.scan');
  }

  #notice({ kind, text, url }: Notice, place = ''): TemplateResult {
    return html`<p part="notice" class="notice panel small ${kind} ${place}">
      ${url ? html`<a part="link" href=${url} target="_blank" rel="noopener noreferrer">${text}</a>` : text}
    </p>`;
  }
}
