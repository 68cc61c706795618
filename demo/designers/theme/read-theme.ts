import { emptyTheme, fromHash, type Result } from '../../shared/theme/model.js';
import { fromCss } from './css.js';
import { fromDesignTokens } from './read-tokens.js';

/** A theme in whatever form a person has it: CSS, design tokens, the end of an address. */
export function readTheme(text: string, worn = emptyTheme): Result {
  if (/^\s*#[\w-]+=/.test(text)) return fromHash(text.trim());
  return /^\s*[[{"]/.test(text) ? fromDesignTokens(text, worn) : fromCss(text);
}
