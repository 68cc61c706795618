// The page that the Smart-ID app opens: hands its address to the bank, once, and lets the login page go on.
import { html } from 'lit';
import { completeReturn } from '../../src/adapters/callback.js';
import { showSmallPage } from './small-page.js';
import { t } from './texts.js';

showSmallPage('returnTitle', html`<p role="status">${t('returnWait')}</p>`);
const problem = await completeReturn({ endpoint: '/bank' });
if (problem === undefined) {
  // There the widget asks for the login of this browser, and finds it confirmed.
  location.replace('/');
} else {
  // The widget says what happened, in the person's language, and offers a new login, which begins without it.
  const { createHttpAdapter } = await import('../../src/register.js');
  const found = [{ method: 'smart-id', reply: { status: 'failure', problem } as const }];
  const adapter = { ...createHttpAdapter({ endpoint: '/bank' }), resume: () => Promise.resolve(found.pop()) };
  showSmallPage('returnTitle', html`<internetbank-login resume .adapter=${adapter}></internetbank-login>`);
}
