// The page that the Smart-ID app opens: hands its address to the bank, once, and lets the login page go on.
import { html, render, type TemplateResult } from 'lit';
import { completeReturn } from '../../src/adapters/callback.js';
import { preferences } from '../shared/preferences.js';
import { t } from './texts.js';

function show(content: TemplateResult) {
  const view = html`<main class="panel">
    <h1>${t('returnTitle')}</h1>
    ${content}
    <p><a href="/">${t('backToBank')}</a></p>
  </main>`;
  render(view, document.body);
}

preferences.visit({ language: new URLSearchParams(location.search).get('lang') });
document.title = t('returnTitle');
show(html`<p role="status">${t('returnWait')}</p>`);
const problem = await completeReturn({ endpoint: '/bank' });
if (problem === undefined) {
  // There the widget asks for the login of this browser, and finds it confirmed.
  location.replace('/');
} else {
  // The widget says what happened, in the person's language, and offers a new login, which begins without it.
  const { createHttpAdapter } = await import('../../src/register.js');
  const found = [{ method: 'smart-id', reply: { status: 'failure', problem } as const }];
  const adapter = { ...createHttpAdapter({ endpoint: '/bank' }), resume: () => Promise.resolve(found.pop()) };
  show(html`<internetbank-login resume .adapter=${adapter}></internetbank-login>`);
}
