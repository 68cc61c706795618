// Stands for the site of eParaksts: the person decides here, and comes back to the bank.
import { html } from 'lit';
import { CallError, callBank } from './bank-call.js';
import { showSmallPage } from './small-page.js';
import { t } from './texts.js';

const decisions = [
  ['confirm', 'confirm', 'primary'],
  ['refuse', 'refuse', ''],
  ['no-account', 'eparakstsNoAccount', ''],
] as const;

function show(problem?: string) {
  const content = html`<p>${t('eparakstsText')}</p>
    <div class="row">
      ${decisions.map(
        ([decision, key, look]) =>
          html`<button type="button" class=${look} @click=${() => decide(decision)}>${t(key)}</button>`,
      )}
    </div>
    <p class="status" role="status">${problem && t(`problem-${problem}`)}</p>`;
  showSmallPage('eparakstsTitle', content);
}

async function decide(decision: string) {
  const ticket = new URLSearchParams(location.search).get('ticket') ?? '';
  try {
    const { returnUrl } = await callBank<{ returnUrl: string }>('POST', '/demo/eparaksts', { ticket, decision });
    location.replace(returnUrl);
  } catch (error) {
    const isDown = error instanceof CallError && error.problem === 'unavailable';
    show(isDown ? 'unavailable' : 'unexpected');
  }
}

show();
