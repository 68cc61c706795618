import { translator } from '../shared/texts.js';
import texts from './texts.json' with { type: 'json' };

/** The words of the page where a person logs in, and of the pages on the way back to it. */
export const t = translator(texts);
