import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { browserClock } from '../flow/browser-clock.js';
import type { Step } from '../flow/state.js';
import type { Translate } from '../i18n/texts.js';
import { html } from '../steps/html.js';
import type { Announcer } from './announcer.js';
import type { Warner } from './warner.js';

/** No browser tells whether a frame may be left. A page that is still there after so long has not been left. */
const stillHereMs = 5_000;

interface FrameHost extends ReactiveControllerHost, HTMLElement {
  readonly state: { readonly step: Step };
}

/**
 * In the frame of another site, leaves it for an app, another site or the bank's next page: such sites refuse to be shown in
 * frames. Where the frame may not be left, because it is sandboxed, the same address is offered in a window of its own.
 */
export class FrameExit implements ReactiveController {
  readonly #host: FrameHost;
  readonly #warner: Warner;
  readonly #announcer: Announcer;
  #watch: AbortController | undefined;
  /** What did not open, and when. */
  #stuckAt: { readonly url: string; readonly step: Step } | undefined;
  #isSaid = false;
  #sentence = '';

  constructor(host: FrameHost, warner: Warner, announcer: Announcer) {
    this.#host = host;
    this.#warner = warner;
    this.#announcer = announcer;
    host.addController(this);
    host.addEventListener('click', (event) => this.#clicked(event));
  }

  hostDisconnected(): void {
    this.#watch?.abort();
    this.#stuckAt = undefined;
  }

  hostUpdated(): void {
    if (this.isStuck === this.#isSaid) return;
    this.#isSaid = this.isStuck;
    if (this.#isSaid) this.#announcer.hear({ text: this.#sentence, region: 'alert' });
  }

  /** @param url one that the page allows to take its place */
  assign(url: string): void {
    try {
      // Of another origin's location this alone may be written.
      window.top!.location.href = url;
      void this.#look(url);
    } catch {
      this.#stick(url);
    }
  }

  notice(t: Translate): TemplateResult | typeof nothing {
    if (!this.isStuck) return nothing;
    this.#sentence = t('framed.stuck');
    return html`<p part="error" class="panel warning">
      ${this.#sentence}
      <a part="link" href=${this.#stuckAt?.url ?? nothing} target="_blank" rel="noopener noreferrer"
        >${t('failed.openAlone')}</a
      >
    </p>`;
  }

  /** In another step nothing is left that did not open. */
  get isStuck(): boolean {
    return this.#stuckAt?.step === this.#host.state.step;
  }

  #clicked(event: Event): void {
    // Not one of the page's own, in a slot.
    const link = event
      .composedPath()
      .find((each) => each instanceof HTMLAnchorElement && each.matches('[part][target=_top]'));
    if (link instanceof HTMLAnchorElement) void this.#look(link.getAttribute('href') ?? '');
  }

  async #look(url: string): Promise<void> {
    this.#watch?.abort();
    const watch = (this.#watch = new AbortController());
    const { step } = this.#host.state;
    const dueAt = browserClock.wall() + stillHereMs;
    // Whoever returns has been somewhere: the app was opened.
    browserClock.onReturn(() => watch.abort(), watch.signal);
    try {
      await browserClock.sleep(stillHereMs, watch.signal);
      // A browser in the background stops its timers, and the login may have gone on.
      if (browserClock.wall() < dueAt + 2 * stillHereMs && step === this.#host.state.step) this.#stick(url);
    } catch {
      // Left, or tried once more.
    } finally {
      watch.abort();
    }
  }

  #stick(url: string): void {
    this.#stuckAt = { url, step: this.#host.state.step };
    void this.#warner.tell(({ aboutFrame }) => aboutFrame());
    this.#host.requestUpdate();
  }
}
