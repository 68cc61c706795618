import { nothing, type TemplateResult } from 'lit';
import type { LoginState, Step } from '../flow/state.js';
import type { Talk } from '../flow/talk.js';
import { loadPart } from '../loading/load-part.js';
import { define } from '../steps/define.js';
import { html } from '../steps/html.js';
import type { Page } from '../steps/page.js';
import { awaitedStep, firstStep, notLoadedStep } from './first-steps.js';
import type { LanguageController } from './language-controller.js';
import type * as LaterSteps from './later-steps.js';
import type * as TalkPart from './talk.js';
import type { Warner } from './warner.js';

/** How much of the widget is here: what the first script holds, or all screens with their texts. */
export type Loaded =
  | { readonly at: 'first' }
  /** The later screens are on their way. */
  | { readonly at: 'loading' }
  | { readonly at: 'all'; readonly later: typeof LaterSteps }
  /** They did not come. What was shown stays, and they may be asked for again. */
  | { readonly at: 'failed' };

/** What is shown of a login: its own screen, or that a part of the widget is awaited, or that it did not come. `blank` has no texts. */
export type View = 'blank' | 'step' | 'awaited' | 'not-loaded';

/** What the screens need to know of the element they are in. */
interface ScreenHost {
  readonly texts: Pick<LanguageController, 'load' | 'retry' | 'shown'>;
  readonly warner: Pick<Warner, 'miss'>;
  /** Something else may be shown from now on. */
  changed(): void;
  /** All screens are here. */
  arrived(later: typeof LaterSteps): void;
}

/** Shows the screens; loads those after the first ones, the help and the QR encoder, each with its texts. */
export class Screens {
  readonly #host: ScreenHost;
  #loaded: Loaded = { at: 'first' };
  #talk: typeof TalkPart | undefined;
  #arrive!: () => void;
  /** However long that takes. */
  readonly #arrival = new Promise<void>((resolve) => (this.#arrive = resolve));

  constructor(host: ScreenHost) {
    this.#host = host;
  }

  /** Loads the later screens, unless they are here or on their way. */
  async load(): Promise<void> {
    const { at } = this.#loaded;
    if (at === 'loading' || at === 'all') return;
    this.#become({ at: 'loading' });
    try {
      const [later] = await Promise.all([laterSteps(), this.#host.texts.load('later'), this.talk()]);
      later.defineLaterSteps();
      this.#become({ at: 'all', later });
      this.#host.arrived(later);
      this.#arrive();
    } catch (error) {
      this.#become({ at: 'failed' });
      this.#host.warner.miss(error);
    }
  }

  /** Asks once more for what did not come. */
  retry(): void {
    const { texts } = this.#host;
    if (texts.shown.at === 'here') void this.load();
    else void texts.retry();
  }

  /** Loads what the login is about to need. */
  follow(state: LoginState, previous: LoginState): void {
    if (nearsQrCode(state, previous)) void this.#warmQrCode();
    if (state.step !== previous.step && !isFirst(state)) void this.load();
  }

  /** Resolves when the later screens are here. They are loaded if nobody has asked for them; after a failure a person does. */
  ready(): Promise<void> {
    if (this.#loaded.at === 'first') void this.load();
    return this.#arrival;
  }

  /**
   * What happens while a login is under way.
   * @throws Error as `loadPart` does
   */
  async talk(): Promise<Talk> {
    try {
      this.#talk ??= await loadPart('talk', () => import('./talk.js'));
    } catch (error) {
      this.#host.warner.miss(error);
      throw error;
    }
    return this.#talk.talk;
  }

  /** Here as soon as a login is under way: nothing else asks for it. */
  get talkPart(): typeof TalkPart | undefined {
    return this.#talk;
  }

  /** @throws Error as `loadPart` does */
  async loadHelp(): Promise<void> {
    const [{ HelpPanel }] = await Promise.all([
      loadPart('help-panel', () => import('../steps/help-panel.js')),
      this.#host.texts.load('help'),
    ]);
    define('ibl-help-panel', HelpPanel);
  }

  /** Loads and warms the QR encoder while the bank answers. Where the code should be, a failure is seen and can be mended. */
  async #warmQrCode(): Promise<void> {
    await this.#arrival;
    try {
      await (await laterSteps()).loadQrCode();
    } catch (error) {
      this.#host.warner.miss(error);
    }
  }

  /** Another widget on the page may have brought the later screens, but their texts are this one's own. */
  viewOf(state: LoginState): View {
    const spoken = this.#host.texts.shown.at;
    if (spoken !== 'here') return spoken === 'awaited' ? 'blank' : spoken;
    const { at } = this.#loaded;
    if (at === 'all') return 'step';
    if (at === 'failed' && !isIdle(state)) return 'not-loaded';
    return isFirst(state) ? 'step' : 'awaited';
  }

  /** The screen that is shown: a step's own, or what is in its place. */
  nameOf(state: LoginState): Step | View {
    const view = this.viewOf(state);
    return view === 'step' ? state.step : view;
  }

  render(state: LoginState, page: Page, given: LaterSteps.Given): TemplateResult | typeof nothing {
    switch (this.viewOf(state)) {
      case 'blank':
        return html`<p class="late">${page.t('loading.part')}</p>`;
      case 'awaited':
        return awaitedStep(state, page);
      case 'not-loaded':
        return notLoadedStep(state, page);
      case 'step':
        return this.#step(state, page, given);
    }
  }

  #step(state: LoginState, page: Page, given: LaterSteps.Given): TemplateResult | typeof nothing {
    switch (state.step) {
      case 'loading':
      case 'starting':
        return firstStep(state, page);
      case 'choosing':
        return this.#loaded.at === 'all' && !isIdle(state)
          ? this.#loaded.later.choosingStep(state, page)
          : firstStep(state, page);
      default:
        return this.#loaded.at === 'all' ? this.#loaded.later.laterStep(state, page, given) : nothing;
    }
  }

  #become(loaded: Loaded): void {
    this.#loaded = loaded;
    this.#host.changed();
  }
}

/** @throws Error as `loadPart` does */
export const laterSteps = () => loadPart('later-steps', () => import('./later-steps.js'));

/** Whether the first script and its texts hold all that the screen shows. */
const isFirst = (state: LoginState): boolean => state.step === 'starting' || isIdle(state);

/** Whether nothing else is needed before the person goes on. A start waits for the screens after it. */
const isIdle = (state: LoginState): boolean =>
  state.step === 'loading' || (state.step === 'choosing' && !state.alarm && !state.options?.institutions?.length);

/** Whether a QR code is likely to be shown soon, or wanted at once because a login is resumed. */
const nearsQrCode = (state: LoginState, { step }: LoginState): boolean =>
  state.step === 'starting'
    ? step !== 'starting' && state.method.id === 'smart-id'
    : step === 'loading' && state.step === 'waiting' && state.show.kind === 'device-link';
