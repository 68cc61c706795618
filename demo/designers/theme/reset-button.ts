import { html, type TemplateResult } from 'lit';
import { t } from '../words.js';
import { themeStore } from './theme-store.js';

export const resetButton = (name: string, isChanged: boolean): TemplateResult =>
  html`<button
    type="button"
    class="small"
    aria-label=${t('backToDefault', { name })}
    ?disabled=${!isChanged}
    @click=${() => themeStore.reset(name)}
  >
    ↺
  </button>`;
