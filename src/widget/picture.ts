import { nothing, type TemplateResult } from 'lit';
import { html } from '../steps/html.js';
import type { AnnounceEvent, IntentEvent } from '../steps/intent-event.js';

/** What is around the screen of a step, and the screen itself. */
export interface Picture {
  /** An empty string where there are no words yet. */
  readonly language: string;
  readonly isAwaited: boolean;
  readonly notice: unknown;
  readonly screen: unknown;
  readonly fraud: unknown;
  readonly help: unknown;
  readonly status: string;
  readonly alert: string;
}

/** Who listens to it. */
export interface Ears {
  readonly noticeChanged: () => void;
  readonly intent: (event: IntentEvent) => void;
  readonly announce: (event: AnnounceEvent) => void;
  readonly retry: () => void;
}

/** The whole widget: one template, for the element and for a server that draws it before. */
export const drawn = (picture: Picture, ears?: Ears): TemplateResult => {
  const language = picture.language || nothing;
  return html`<div part="card" class="card" lang=${language} aria-busy=${picture.isAwaited ? 'true' : nothing}>
      <slot name="header"></slot>
      <slot name="notice" @slotchange=${ears?.noticeChanged}></slot>
      <div @ibl-intent=${ears?.intent} @ibl-announce=${ears?.announce} @ibl-retry=${ears?.retry}>
        ${picture.notice} ${picture.screen}
      </div>
      ${picture.fraud}
      <slot name="help"></slot>
      ${picture.help}
      <slot name="footer"></slot>
    </div>
    <div part="status" class="hidden" role="status" lang=${language} .textContent=${picture.status}></div>
    <div part="alert" class="hidden" role="alert" lang=${language} .textContent=${picture.alert}></div>`;
};
