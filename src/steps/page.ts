/** What all steps are given of the page beside their state. Replaced as a whole, and seldom. */
import type { Device } from '../flow/adapter.js';
import type { Clock } from '../flow/clock.js';
import type { Texts } from '../i18n/texts.js';
import type { Links } from './links.js';

export interface Page extends Texts {
  readonly links: Links;
  /** The one that the login lives by. */
  readonly clock: Clock;
  /** Decides whether a QR code or a link to the app comes first. */
  readonly device: Device;
  /** The frame that the page is in may not be left; the widget says so, and how to go on. */
  readonly isStuck: boolean;
  readonly choice: Choice;
}

/** What a page says of how its methods are shown. */
export interface Choice {
  /** All of them at once, however many. */
  readonly all: boolean;
  /** The one that was used last. */
  readonly last: string | undefined;
  /** Slots that the page has filled with pictures of its own. */
  readonly marks: readonly string[];
}
