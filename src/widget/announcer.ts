import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LoginState } from '../flow/state.js';
import type { AnnounceEvent } from '../steps/intent-event.js';

/** How often one login says how much time is left, however many countdowns it has. */
const timesLongest = 4;

/**
 * Speaks through two live regions that stay the same nodes for the element's whole life: regions that come and go are not
 * heard. The same sentence twice is spoken twice.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  status = '';
  alert = '';
  /** Said in this task: a second sentence joins it, for one that was replaced at once is never heard. */
  readonly #fresh = { status: '', alert: '' };
  /** Of the login under way. */
  #timesSaid = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** What was said of a step ends with it. A new login may say how much time is left as often as the last one. */
  follow(state: LoginState, previous: LoginState): void {
    if (state.step !== previous.step) this.clear();
    if (state.step === 'starting') this.#timesSaid = 0;
  }

  readonly hear = ({ text, region: kind }: Pick<AnnounceEvent, 'text' | 'region'>): void => {
    if (kind === 'time' && ++this.#timesSaid > timesLongest) return;
    const region = kind === 'alert' ? kind : 'status';
    const before = this.#fresh[region];
    const said = before === '' ? text : `${before}${/[.…!?]$/.test(before) ? '' : '.'} ${text}`;
    this.#fresh[region] = said;
    setTimeout(() => (this.#fresh[region] = ''));
    // A trailing no-break space makes a repeated sentence a new text to the screen reader, and looks like nothing.
    this[region] = this[region] === said ? `${said}\u00a0` : said;
    this.#host.requestUpdate();
  };

  clear(): void {
    this.status = this.#fresh.status = '';
    this.alert = this.#fresh.alert = '';
    this.#host.requestUpdate();
  }
}
