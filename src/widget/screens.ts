import { nothing, type TemplateResult } from 'lit';
import type { LoginState, Order, Step } from '../flow/state.js';
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
  | 'first'
  /** The later screens are on their way. */
  | 'loading'
  | 'all'
  /** They did not come. What was shown stays, and they may be asked for again. */
  | 'failed';

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
  #loaded: Loaded = 'first';
  /** Here before their texts, or with them. */
  #later: typeof LaterSteps | undefined;
  #talk: typeof TalkPart | undefined;
  #arrive!: () => void;
  /** However long that takes. */
  readonly #arrival = new Promise<void>((resolve) => (this.#arrive = resolve));

  constructor(host: ScreenHost) {
    this.#host = host;
  }

  /**
   * Loads the later screens, unless they are here or on their way.
   * @param order where the user number is asked first, its form is shown before the rest is asked for
   */
  async load(order?: Order): Promise<void> {
    if (this.#loaded === 'loading' || this.#loaded === 'all') return;
    this.#become('loading');
    try {
      const { texts } = this.#host;
      // Where these had to wait for others, nothing would be shown meanwhile.
      const firstWords = texts.load('first');
      const screens = this.#loadScreens();
      if (order === 'user-number-first') await Promise.all([screens, firstWords]);
      const words = firstWords.then(() => texts.load('later'));
      const [later] = await Promise.all([screens, words, this.talk()]);
      this.#become('all');
      this.#host.arrived(later);
      this.#arrive();
    } catch (error) {
      this.#become('failed');
      this.#host.warner.miss(error);
    }
  }

  async #loadScreens(): Promise<typeof LaterSteps> {
    const later = await laterSteps();
    later.defineLaterSteps();
    this.#later = later;
    this.#host.changed();
    return later;
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
    if (state.step !== previous.step && (!isFirst(state) || isDecided(state))) void this.load();
  }

  /** Resolves when the later screens are here. They are loaded if nobody has asked for them; after a failure a person does. */
  ready(): Promise<void> {
    if (this.#loaded === 'first') void this.load();
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
    if (this.#loaded === 'all' || (this.#later && asksFirst(state))) return 'step';
    if (this.#loaded === 'failed' && !isIdle(state)) return 'not-loaded';
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
        return this.#later && !isIdle(state) ? this.#later.choosingStep(state, page) : firstStep(state, page);
      default:
        return this.#later?.laterStep(state, page, given) ?? nothing;
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

/** Whether the user number is asked before anything else: the words of its form are among the first texts. */
const asksFirst = (state: LoginState): boolean => state.step === 'identifying' && !state.method;

/** Whether there is nothing to choose, so that the next screen is sure to be wanted. */
const isDecided = (state: LoginState): boolean => state.step === 'choosing' && state.options?.methods.length === 1;

/** Whether a QR code is likely to be shown soon, or wanted at once because a login is resumed. */
const nearsQrCode = (state: LoginState, { step }: LoginState): boolean =>
  state.step === 'starting'
    ? step !== 'starting' && state.method.id === 'smart-id'
    : step === 'loading' && state.step === 'waiting' && state.show.kind === 'device-link';
