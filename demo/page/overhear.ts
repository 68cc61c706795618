// Comes before the widget's own script, so that the widget has this adapter from its first moment.
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { Conversation } from './conversation.js';
import { pageLanguage } from './texts.js';

// The bank is asked in the right language at once: a switch on the way would ask it twice.
document.documentElement.lang = pageLanguage();
const widget = document.querySelector('internetbank-login') as InternetbankLogin;
export const conversation = new Conversation(document);
conversation.hear(widget);
widget.adapter = conversation.overhear(async () => {
  const { createHttpAdapter } = await import('../../src/register.js');
  return createHttpAdapter({ endpoint: widget.getAttribute('endpoint') ?? '' });
});
