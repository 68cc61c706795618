import { html } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { colours, sizes } from '../../src/theme/token-defaults.js';
import { declarations, fromHash, type Pair, type Theme, toHash } from '../gallery/theme/model.js';
import { presets } from '../gallery/theme/presets.js';
import { vars } from '../shared/vars.js';
import { t } from './texts.js';

/** How the login looks: as this bank, by a theme of the address, or as this bank because the address has none that can be read. */
export type Look =
  { readonly kind: 'own' } | { readonly kind: 'themed'; readonly theme: Theme } | { readonly kind: 'refused' };

/** @param hash as the designers' page writes it */
export function lookOf(hash: string): Look {
  if (hash.length <= 1) return { kind: 'own' };
  const read = fromHash(hash, { colours, sizes });
  return 'theme' in read ? { kind: 'themed', theme: read.theme } : { kind: 'refused' };
}

/** The theme for its element, as custom properties. */
export const dressed = (look: Look): DirectiveResult =>
  vars(look.kind === 'themed' ? Object.fromEntries(declarations(look.theme)) : {});

/** A choice of looks: each is an address. */
export function looksView(look: Look) {
  const hash = look.kind === 'themed' ? toHash(look.theme) : '';
  const known = [
    { id: 'own', theme: { colours: {}, sizes: {} } },
    ...presets.filter(({ theme }) => toHash(theme) !== ''),
  ];
  const isKnown = known.some(({ theme }) => toHash(theme) === hash);
  const shown = look.kind === 'themed' && !isKnown ? [...known, { id: 'given', theme: look.theme }] : known;
  return html`<nav class="looks" aria-label=${t('looks')}>
    ${shown.map(({ id, theme }) => {
      const own = toHash(theme);
      const { accent, surface } = { ...colours, ...theme.colours };
      return html`<a
        class="look ${id}"
        href=${own || '#'}
        aria-current=${own === hash ? 'true' : 'false'}
        ${vars(id === 'own' ? {} : { '--front': lightDark(accent), '--back': lightDark(surface) })}
        ><span>${t(`look-${id}`)}</span></a
      >`;
    })}
  </nav>`;
}

const lightDark = ([light, dark]: Pair) => `light-dark(${light}, ${dark})`;
