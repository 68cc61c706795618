// @ts-check
// Comes before the widget's own script, so that the widget has this adapter from its first moment.
import { Conversation } from './conversation.js';
import { preferredLanguage } from './texts.js';

// The bank is asked in the right language at once: a switch on the way would ask it twice.
document.documentElement.lang = preferredLanguage();
const widget = /** @type {any} */ (document.querySelector('internetbank-login'));
export const conversation = new Conversation(document);
conversation.hear(widget);
widget.adapter = conversation.overhear(async () => {
  const { createHttpAdapter } = await import(new URL('../cdn/internetbank-login.min.js', import.meta.url).href);
  return createHttpAdapter({ endpoint: widget.getAttribute('endpoint') });
});
