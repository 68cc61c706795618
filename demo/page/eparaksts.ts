// Stands for the site of eParaksts: the person decides here, and comes back to the bank.
import { CallError, callBank } from './bank-call.js';
import { pageLanguage, translatePage } from './texts.js';

const translate = translatePage(pageLanguage());
const ticket = new URLSearchParams(location.search).get('ticket') ?? '';

for (const button of document.querySelectorAll('[data-decision]')) {
  button.addEventListener('click', () => void decide(button.getAttribute('data-decision') ?? ''));
}

async function decide(decision: string) {
  try {
    const { returnUrl } = await callBank<{ returnUrl: string }>('POST', '/demo/eparaksts', { ticket, decision });
    location.replace(returnUrl);
  } catch (error) {
    const problem = error instanceof CallError ? error.problem : 'unexpected';
    const status = document.querySelector('#status');
    if (status) status.textContent = translate(`problem-${problem}`);
  }
}
