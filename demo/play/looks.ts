import { html } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { declarations, emptyTheme, fromHash, lightDark, type Theme, toHash, whole } from '../shared/theme/model.js';
import { presets } from '../shared/theme/presets.js';
import { vars } from '../shared/vars.js';
import { t } from './texts.js';

/** How the login looks: as this bank, by a theme of the address, or as this bank because the address has none that can be read. */
export type Look =
  { readonly kind: 'own' } | { readonly kind: 'themed'; readonly theme: Theme } | { readonly kind: 'refused' };

/** @param hash as the designers' page writes it */
export function lookOf(hash: string): Look {
  if (hash.length <= 1) return { kind: 'own' };
  const read = fromHash(hash);
  return 'theme' in read ? { kind: 'themed', theme: read.theme } : { kind: 'refused' };
}

/** The theme for its element, as custom properties. */
export const dressed = (look: Look): DirectiveResult =>
  vars(look.kind === 'themed' ? Object.fromEntries(declarations(look.theme)) : {});

/** A choice of looks: each is an address. */
export function looksView(look: Look) {
  const hash = look.kind === 'themed' ? toHash(look.theme) : '';
  const known = [{ id: 'own', theme: emptyTheme }, ...presets.filter(({ theme }) => toHash(theme) !== '')];
  const isKnown = known.some(({ theme }) => toHash(theme) === hash);
  const shown = look.kind === 'themed' && !isKnown ? [...known, { id: 'given', theme: look.theme }] : known;
  return html`<nav class="looks" aria-label=${t('looks')}>
    ${shown.map(({ id, theme }) => {
      const { accent, surface } = whole(theme).colours;
      const isWorn = toHash(theme) === hash;
      return html`<a
        class="look ${id}"
        href=${toHash(theme) || '#'}
        aria-current=${isWorn ? 'true' : 'false'}
        ${vars(id === 'own' || !accent || !surface ? {} : { '--front': lightDark(accent), '--back': lightDark(surface) })}
        ><span>${t(`look-${id}`)}</span></a
      >`;
    })}
  </nav>`;
}
