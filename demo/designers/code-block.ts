import { html, nothing, type TemplateResult } from 'lit';
import { download } from '../shared/clipboard.js';
import '../shared/copy-button.js';
import { t } from './words.js';

interface CodeBlock {
  readonly id: string;
  readonly heading: TemplateResult;
  /** What is heard of it. */
  readonly label: string;
  readonly code: string;
  /** Offers it as a file. */
  readonly file?: string;
  /** More buttons. */
  readonly more?: TemplateResult;
}

/** Code to take away: to copy, or as a file. */
export function codeBlock({ id, heading, label, code, file, more = html`` }: CodeBlock): TemplateResult {
  const save = (name: string) =>
    html`<button type="button" id="save-${id}" @click=${() => download(name, code)}>${t('download')}</button>`;
  return html`<section>
    <div class="code-head">
      ${heading}
      <copy-button
        name="copy-${id}"
        .text=${code}
        .source=${() => document.querySelector(`#export-${id}`)}
      ></copy-button>
      ${file ? save(file) : nothing} ${more}
    </div>
    <pre id="export-${id}" tabindex="0" role="region" aria-label=${label} translate="no">${code}</pre>
  </section>`;
}
