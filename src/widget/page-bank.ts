import type { PropertyValues, ReactiveControllerHost } from 'lit';
import { createHttpAdapter } from '../adapters/http.js';
import type { LoginAdapter } from '../flow/adapter.js';
import { browserClock } from '../flow/browser-clock.js';
import type { LoginState, Step } from '../flow/state.js';
import type { World } from '../flow/world.js';
import type { Translate } from '../i18n/texts.js';
import { loadPart } from '../loading/load-part.js';
import type { Announcer } from './announcer.js';
import { refusingAdapter, unconfiguredAdapter } from './built-in-adapters.js';
import type { FlowController } from './flow-controller.js';
import { isFramedByOthers } from './framing.js';
import type * as Guest from './guest.js';
import { allowsEndpoint } from './safe-url.js';
import type { Warner } from './warner.js';

/** What of a page leads to its bank. */
interface BankHost extends ReactiveControllerHost, HTMLElement {
  readonly adapter: LoginAdapter | undefined;
  readonly endpoint: string | null;
  readonly allowFraming: boolean;
  readonly allowedHosts: string | null;
  readonly options: unknown;
  readonly state: { readonly step: Step };
}

/** What the bank needs of the rest of the widget. */
interface Surroundings {
  readonly login: FlowController;
  readonly warner: Warner;
  readonly announcer: Announcer;
}

/** Which bank it is, and whether it may be asked: where one changes, the login begins anew. */
const names = ['adapter', 'endpoint', 'allowFraming'] as const;

/** The bank that a page names, what is done when it names another, and how its frame is left for the bank's next page. */
export class PageBank {
  readonly #host: BankHost;
  readonly #around: Surroundings;
  /** What led to the bank that the login talks with. */
  #used: Pick<BankHost, (typeof names)[number]> | undefined;
  /** When the page named another, within the last second. */
  #takenAt: readonly number[] = [];
  /** There as soon as a page changes its bank more often than one that means it. */
  #changes: Guest.BankChanges | undefined;
  /** There where the page is in a frame of another site. */
  #exit: Guest.FrameExit | undefined;

  constructor(host: BankHost, around: Surroundings) {
    this.#host = host;
    this.#around = around;
  }

  /**
   * The bank that a login begins with now, and what the page knows of its offer: nobody is asked to choose where no bank may be
   * asked.
   */
  begin(): Pick<World, 'adapter' | 'pageOptions'> {
    const { adapter, endpoint, allowFraming } = this.#host;
    this.#used = { adapter, endpoint, allowFraming };
    if (isFramedByOthers()) {
      if (!allowFraming) return { adapter: refusingAdapter('framed') };
      void this.#prepareExit();
    }
    const pageOptions = () => this.#host.options;
    if (adapter) return { adapter, pageOptions };
    if ((endpoint ?? null) === null) return { adapter: unconfiguredAdapter(), pageOptions };
    const url = `${endpoint}`;
    return allowsEndpoint(url, this.hosts)
      ? { adapter: createHttpAdapter({ endpoint: url }), pageOptions }
      : { adapter: refusingAdapter('not-configured') };
  }

  /** Whom the page allows besides our own rules. */
  get hosts(): string[] {
    return `${this.#host.allowedHosts ?? ''}`.split(/\s+/);
  }

  /** The page has set some of its properties. */
  update(changed: PropertyValues): void {
    if (this.#isOther && names.some((name) => changed.has(name))) void this.#take();
  }

  /** Opens the bank's next page, if the login leads to one. */
  open(state: LoginState): void {
    if (state.step === 'succeeded' && state.redirectUrl !== undefined)
      (this.#exit ?? location).assign(state.redirectUrl);
  }

  /** The way out of a frame that did not open. */
  notice(t: Translate): ReturnType<Guest.FrameExit['notice']> | undefined {
    return this.#exit?.notice(t);
  }

  /** It is on screen. */
  get isStuck(): boolean {
    return this.#exit?.isStuck ?? false;
  }

  /** Begins anew with another bank: at once, unless that happens again and again. */
  async #take(): Promise<void> {
    const { login, warner } = this.#around;
    // Frameworks set what they have in steps: three changes within a second are obeyed.
    const now = browserClock.now();
    this.#takenAt = [...this.#takenAt.filter((at) => now - at < 1_000), now];
    if (!this.#changes && this.#takenAt.length <= 3) return login.restart();
    const guest = await this.#loadGuest();
    this.#changes ??= guest && new guest.BankChanges(this.#host, login, warner, () => this.#isOther);
    if (this.#changes) this.#changes.happened();
    else login.restart();
  }

  async #prepareExit(): Promise<void> {
    const { warner, announcer } = this.#around;
    const guest = await this.#loadGuest();
    this.#exit ??= guest && new guest.FrameExit(this.#host, warner, announcer);
  }

  async #loadGuest(): Promise<typeof Guest | undefined> {
    try {
      return await loadPart('guest', () => import('./guest.js'));
    } catch (error) {
      this.#around.warner.miss(error);
      return undefined;
    }
  }

  get #isOther(): boolean {
    const used = this.#used;
    return used !== undefined && names.some((name) => used[name] !== this.#host[name]);
  }
}
