import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { WebEid } from '../adapters/web-eid.js';
import type { LoginAdapter, LoginOptions } from '../flow/adapter.js';
import { browserClock } from '../flow/browser-clock.js';
import type { Clock } from '../flow/clock.js';
import type { Order } from '../flow/state.js';
import type { TextOverrides } from '../i18n/texts.js';
import type { LinkOptions } from './links.js';

/** Whose codes and numbers are taken where the page names no country. */
export const usualCountries = 'lt lv';

/** What is no JSON stays the text that it is, and is refused where all options are checked. */
const jsonOrText = {
  fromAttribute(text: string | null): unknown {
    try {
      return text === null ? undefined : JSON.parse(text);
    } catch {
      return text;
    }
  },
};

/** What a page says of the login that it wants. */
export abstract class LoginProperties extends LitElement {
  /** Base URL of a backend that speaks the HTTP contract; of this origin unless `allowed-hosts` lists its host. */
  @property() endpoint: string | null = null;
  /** Any backend; wins over `endpoint`. Replacing it ends the running login with the old one. */
  @property({ attribute: false }) adapter: LoginAdapter | undefined;
  /** What the bank offers, when the page knows it already: JSON as attribute. Shown at once, and checked like any answer. */
  @property({ converter: jsonOrText }) options: LoginOptions | null | undefined;
  /** Ids separated by spaces: only these methods, in this order. */
  @property() methods: string | null = null;
  /** Which question comes first. */
  @property() order: Order = 'method-first';
  /** Goes on with this browser's unfinished login, if the bank knows one. */
  @property({ type: Boolean }) resume = false;
  /** Puts the method that was used last first; its id is all that is ever stored. */
  @property({ type: Boolean, attribute: 'remember-method' }) rememberMethod = false;
  /** Shows all methods at once; else those after the fourth are one press away. */
  @property({ type: Boolean, attribute: 'all-methods' }) allMethods = false;
  /** Hosts, separated by spaces, that app links, redirects and the endpoint may have besides our own rules. */
  @property({ attribute: 'allowed-hosts' }) allowedHosts: string | null = '';
  /**
   * A user number to begin with, which the person may change; what is no user number is left out. It is never reflected, nor in
   * any event.
   *
   * Set anew, it takes the place of what was typed or filled in, unless the person is at work in the form at that moment; emptied,
   * it leaves the form as it is. A number that the person has handed in stays until it is set anew, the login succeeds or is reset.
   */
  @property({ attribute: 'user-number' }) userNumber: string | null | undefined;
  /**
   * Whose personal codes are taken, separated by spaces: `lt`, `lv`, `ee`. A phone number without a country’s code is completed
   * for the first one that it fits.
   */
  @property() countries: string | null | undefined = usualCountries;
  /** Works inside a page of another origin too. */
  @property({ type: Boolean, attribute: 'allow-framing' }) allowFraming = false;
  /** Replaces single texts and adds languages, nested as in the locale files. */
  @property({ attribute: false }) texts: Readonly<Record<string, TextOverrides>> | undefined;
  /** The bank's own pages: `https:`, `tel:` or `mailto:`, one URL or one per language. */
  @property({ attribute: false }) links: LinkOptions | null | undefined = {};
  /** The ID-card library; without it the ID card is not offered. */
  @property({ attribute: false }) webEid: WebEid | null | undefined;
  /** @internal for tests and demonstrations, which set it before the element is on a page: the time that its logins live by */
  clock: Clock = browserClock;
}
