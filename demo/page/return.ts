// The page that the Smart-ID app opens: hands its address to the bank, once, and lets the login page go on.
import { completeReturn } from '../../src/adapters/callback.js';
import { pageLanguage, translatePage } from './texts.js';

translatePage(pageLanguage());
const problem = await completeReturn({ endpoint: '/bank' });
if (problem === undefined) {
  // There the widget asks for the login of this browser, and finds it confirmed.
  location.replace('/');
} else {
  // The widget says what happened, in the person's language, and offers a new login, which begins without it.
  const found = [{ method: 'smart-id', reply: { status: 'failure', problem } }];
  const widget = document.createElement('internetbank-login');
  widget.setAttribute('resume', '');
  const { createHttpAdapter } = await import('../../src/register.js');
  Object.assign(widget, {
    adapter: {
      ...createHttpAdapter({ endpoint: '/bank' }),
      resume: () => Promise.resolve(found.pop()),
    },
  });
  document.querySelector('#status')?.replaceWith(widget);
}
