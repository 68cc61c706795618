import { html, type TemplateResult } from 'lit';
import { download } from '../../shared/clipboard.js';
import { sides, toHash, whole } from '../../shared/theme/model.js';
import { vars } from '../../shared/vars.js';
import { t } from '../words.js';
import { derive, lookAlikes, type Measured, measure } from './contrast.js';
import { themeStore } from './theme-store.js';

const columns = ['pair', 'needed', 'light', 'dark'];

/** Whether what is read can be read: every pair of colours in use, and colours that say something else but look alike. */
export function contrastTable(): TemplateResult {
  const full = whole(themeStore.now);
  const measured = measure(full);
  const low = measured.filter(({ ratios, needed }) => ratios.some((ratio) => ratio < needed)).length;
  const alike = lookAlikes(full).map(({ one, other, side }) =>
    t('alike', { one, other, theme: t(side === 0 ? 'light' : 'dark') }),
  );
  return html`
    <div class="contrast-head">
      <div class="contrast-sum" role="status" data-good=${low + alike.length === 0}>
        <p>${low === 0 ? t('contrastGood') : t('contrastSum', { count: low })}</p>
        ${alike.map((sentence) => html`<p>${sentence}</p>`)}
      </div>
      <button type="button" id="save-report" @click=${() => report(measured, alike)}>${t('report')}</button>
      <button type="button" id="derive" @click=${deriveDark}>${t('derive')}</button>
    </div>
    <details ?open=${low > 0 && matchMedia('(width >= 75rem)').matches}>
      <summary>${t('allPairs')}</summary>
      <table class="contrast">
        <caption class="hidden">
          ${t('contrast')}
        </caption>
        <thead>
          <tr>
            ${columns.map((key) => html`<th scope="col">${t(key)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${measured.map((row) => rowView(row))}
        </tbody>
      </table>
    </details>
  `;
}

function rowView({ front, back, needed, ratios }: Measured) {
  const { colours } = whole(themeStore.now);
  return html`<tr data-pair="${front}/${back}">
    <th scope="row" translate="no">${front} / ${back}</th>
    <td>${needed}:1</td>
    ${sides.map((side) => {
      const ratio = ratios[side];
      const isGood = ratio >= needed;
      const sample = vars({ '--front': colours[front]?.[side] ?? '', '--back': colours[back]?.[side] ?? '' });
      return html`<td data-good=${isGood}>
        <span class="sample" aria-hidden="true" ${sample}>${needed === 3 ? html`<i></i>` : 'Aa'}</span>
        <span class="ratio">${cut(ratio)}</span>
        <span class="verdict">${t(isGood ? 'enough' : 'tooLittle')}</span>
      </td>`;
    })}
  </tr>`;
}

/** As a file for whoever audits the bank's site. */
function report(measured: readonly Measured[], alike: readonly string[]) {
  const head = columns.map((key) => t(key));
  const rows = measured.map(({ front, back, needed, ratios }) => {
    const told = ratios.map((ratio) => `${cut(ratio)} ${t(ratio >= needed ? 'enough' : 'tooLittle')}`);
    return [`${front} / ${back}`, `${needed}:1`, ...told];
  });
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const text = [`# ${t('contrast')}`, '', ...lines, '', ...alike, toHash(themeStore.now), ''].join('\n');
  download('contrast.md', text, 'text/markdown');
}

function deriveDark() {
  const { now } = themeStore;
  themeStore.change({ ...now, colours: { ...now.colours, ...derive(whole(now)) } });
}
/** Not rounded: 4.499 is not 4.5. */
const cut = (ratio: number) => (Math.floor(ratio * 100) / 100).toFixed(2);
