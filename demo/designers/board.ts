import { html, type TemplateResult } from 'lit';
import type { Scene } from '../scenes/catalogue.js';
import type { Setting } from './art-board.js';
import './art-board.js';
import { navigation } from './navigation.js';

/** How a screen is drawn that the address names: in its first language and theme. */
export function settingOf(scene: Scene, more: Partial<Setting> = {}): Setting {
  const { langs, themes, hasSlots } = navigation.place;
  return { scene, lang: langs[0] ?? 'en', theme: themes[0] ?? 'light', hasSlots, ...more };
}

export const board = (scene: Scene, more: Partial<Setting> = {}): TemplateResult =>
  html`<div class="holder"><art-board .setting=${settingOf(scene, more)}></art-board></div>`;

/** To look at only, and drawn when it is nearly seen. */
export const picture = (scene: Scene, more: Partial<Setting> = {}): TemplateResult =>
  board(scene, { isPicture: true, isLazy: true, ...more });
