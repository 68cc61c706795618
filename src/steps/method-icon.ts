/** Line icons drawn for this project on a grid of 24; they name a kind of device, never a brand. */
import { svg, type TemplateResult } from 'lit';
import type { BuiltInMethod } from '../flow/methods.js';
import { html } from './html.js';

const phone = svg`<rect x="7" y="2.5" width="10" height="19" rx="2.5" /><path d="M11 18.5h2" />`;
const card = svg`<rect x="3" y="5" width="18" height="14" rx="2.5" />`;
const drawings: Readonly<Record<Exclude<BuiltInMethod, 'code-device'>, TemplateResult<2>>> = {
  'smart-id': svg`<path d="M4 9V6a2 2 0 0 1 2-2h3m6 0h3a2 2 0 0 1 2 2v3m0 6v3a2 2 0 0 1-2 2h-3m-6 0H6a2 2 0 0 1-2-2v-3" /><path d="m8.5 12 2.5 2.5 4.5-5" />`,
  'smart-id-push': svg`${phone}<path d="m10 10.5 1.5 1.5 2.75-3" />`,
  'mobile-id': svg`${phone}<path d="M10 6.5h2.5L14 8v4.5h-4z" />`,
  'id-card': svg`${card}<circle cx="8.5" cy="11" r="1.75" /><path d="M6 15.5c.6-1.5 4.4-1.5 5 0M14 10h4m-4 4h4" />`,
  'code-card': svg`${card}<path d="M7 9.500h2m2 0h2m2 0h2M7 14.500h2m2 0h2m2 0h2" />`,
  'code-calculator': svg`<rect x="5.5" y="3" width="13" height="18" rx="2.5" /><path d="M9 7h6M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01" />`,
  'eparaksts-mobile': svg`<path d="M4 19c3.5 0 3-9 6-9s-1.5 8 1.5 8 2.5-4 4-4 .5 3 4.5 3" /><path d="m14 8 5-5 2 2-5 5" />`,
  password: svg`<circle cx="8" cy="12" r="4" /><path d="M12 12h9m-3 0v3.500M15.5 12v2.5" />`,
};

export const methodIcon = (id: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${drawings[drawingOf(id) ?? 'password']}</svg>`;

/** Whether a method has a picture and words of ours. */
export const isKnown = (id: string): id is BuiltInMethod => drawingOf(id) !== undefined;

function drawingOf(id: string): keyof typeof drawings | undefined {
  // One picture for both.
  const name = id === 'code-device' ? 'code-card' : id;
  return Object.hasOwn(drawings, name) ? (name as keyof typeof drawings) : undefined;
}
