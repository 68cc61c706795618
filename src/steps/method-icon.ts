/** Line icons drawn for this project on a grid of 24; they name a kind of thing, never a brand. No detail is finer than 2.5. */
import { svg, type TemplateResult } from 'lit';
import type { BuiltInMethod } from '../flow/methods.js';
import { html } from './html.js';

const card = svg`<rect x="2.5" y="4.5" width="19" height="15" rx="2.5" />`;
const drawings: Readonly<Record<BuiltInMethod | 'other', TemplateResult<2>>> = {
  'smart-id': svg`<path d="M3 8V3h5m8 0h5v5m0 8v5h-5m-8 0H3v-5" /><path class="solid" d="M7 7h4v4H7zm6 0h4v4h-4zm-6 6h4v4H7zm6 0h4v4h-4z" />`,
  'smart-id-push': svg`<rect x="6" y="2.5" width="12" height="19" rx="3" /><path d="m9 12 2.25 2.25L15.5 9.5" />`,
  'mobile-id': svg`<path d="M5 3h9l5 5v13H5z" /><path class="solid" d="M8.5 11h7v6.5h-7z" />`,
  'id-card': svg`${card}<circle cx="8.5" cy="10" r="1.75" /><path d="M5.5 15.5c1-2.5 5-2.5 6 0M15 9.5h3m-3 5h3" />`,
  'code-card': svg`${card}<path d="M2.5 12h19M9 4.5v15m6-15v15" /><path class="solid" d="M9 12h6v7H9z" />`,
  'code-calculator': svg`<rect x="5" y="2.5" width="14" height="19" rx="2.5" /><path d="M9 7.5h6M9 12h0m3 0h0m3 0h0M9 16.5h0m3 0h0m3 0h0" />`,
  'code-device': svg`<rect x="2.5" y="6" width="19" height="12" rx="3.5" /><path d="M7 12h0m5 0h0m5 0h0" />`,
  'eparaksts-mobile': svg`<path d="M4 21h16M5.5 16.5 6.5 12l8.5-8.5 3.5 3.5L10 15.5z" />`,
  password: svg`<circle cx="8" cy="12" r="4.5" /><path d="M12.5 12H21v4m-4.5-4v3" />`,
  other: svg`<path d="M14 4h6v16h-6M4 12h10m-4-4 4 4-4 4" />`,
};

export const methodIcon = (id: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${drawings[isKnown(id) ? id : 'other']}</svg>`;

/** Whether a method has a picture and words of ours. */
export const isKnown = (id: string): id is BuiltInMethod => id !== 'other' && Object.hasOwn(drawings, id);
