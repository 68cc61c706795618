import { html, type TemplateResult } from 'lit';

/** Names that no browser may translate, and that stay on one line. */
const brands = /(Smart-ID|Mobile-ID|Web eID|eParaksts mobile|App Store|Google Play|PIN1|PIN2)/;

/** A text with the brand names in it kept as they are. */
export const branded = (text: string): TemplateResult =>
  html`${text
    .split(brands)
    .map((piece, index) => (index % 2 === 1 ? html`<span class="brand" translate="no">${piece}</span>` : piece))}`;
