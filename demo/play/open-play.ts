import { preferences } from '../shared/preferences.js';
import type { PlayedBank } from './bank.js';
import { PlayPage } from './play-page.js';

/** Shows the page as its address, or an earlier visit, asks for it. */
export function openPlay(bank: PlayedBank): void {
  const query = new URLSearchParams(location.search);
  preferences.visit({ language: query.get('lang'), appearance: query.get('theme') });
  document.body.prepend(new PlayPage(bank));
}
