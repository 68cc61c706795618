// Stands for the site of eParaksts: the person decides here, and comes back to the bank.
import { html, render } from 'lit';
import { preferences } from '../shared/preferences.js';
import { CallError, callBank } from './bank-call.js';
import { t } from './texts.js';

const query = new URLSearchParams(location.search);
const decisions = [
  ['confirm', 'confirm', 'primary'],
  ['refuse', 'refuse', ''],
  ['no-account', 'eparakstsNoAccount', ''],
] as const;

function show(problem?: string) {
  const view = html`<main class="panel">
    <h1>${t('eparakstsTitle')}</h1>
    <p>${t('eparakstsText')}</p>
    <div class="row">
      ${decisions.map(
        ([decision, key, look]) =>
          html`<button type="button" class=${look} @click=${() => decide(decision)}>${t(key)}</button>`,
      )}
    </div>
    <p class="status" role="status">${problem && t(`problem-${problem}`)}</p>
    <p><a href="/">${t('backToBank')}</a></p>
  </main>`;
  render(view, document.body);
}

async function decide(decision: string) {
  const ticket = query.get('ticket') ?? '';
  try {
    const { returnUrl } = await callBank<{ returnUrl: string }>('POST', '/demo/eparaksts', { ticket, decision });
    location.replace(returnUrl);
  } catch (error) {
    const isDown = error instanceof CallError && error.problem === 'unavailable';
    show(isDown ? 'unavailable' : 'unexpected');
  }
}

preferences.visit({ language: query.get('lang') });
document.title = t('eparakstsTitle');
show();
