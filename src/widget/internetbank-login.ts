import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { createHttpAdapter } from '../adapters/http.js';
import type { WebEid } from '../adapters/web-eid.js';
import type { Device, LoginAdapter, LoginOptions, Method } from '../flow/adapter.js';
import { browserClock } from '../flow/clock.js';
import { FlowRunner } from '../flow/runner.js';
import type { World } from '../flow/world.js';
import type { FlowEvent, LoginState, Order } from '../flow/state.js';
import type { TextKey, TextOverrides, Translate } from '../i18n/texts.js';
import { BusyStep } from '../steps/busy-step.js';
import { ChoosingStep } from '../steps/choosing-step.js';
import { AnnounceEvent, type IntentEvent } from '../steps/intent-event.js';
import { NotLoadedStep } from '../steps/not-loaded-step.js';
import { linkTo, type LinkName, type StepElement } from '../steps/step-element.js';
import { Announcer } from './announcer.js';
import { refusingAdapter, unconfiguredAdapter } from './built-in-adapters.js';
import { define } from '../steps/define.js';
import { eventsOf, warningAbout } from './events.js';
import { StepAttribute } from './step-attribute.js';
import { FlowController } from './flow-controller.js';
import type * as Guest from './guest.js';
import { isFramedByOthers } from './framing.js';
import { loadPart } from '../loading/load-part.js';
import { ignoredLinks, linksFor, type LinkOptions } from './links.js';
import { listedMethods, mayOffer, offeredBy } from './offered-methods.js';
import { firstParts } from './first-parts.js';
import { rememberMethod } from './remembered-method.js';
import { allowsEndpoint, isReference } from './safe-url.js';
import { isFirst, laterSteps, Screens, type View } from './screens.js';
import { TextController } from './text-controller.js';
import { Warner } from './warner.js';
import { guardColours } from '../theme/tokens.js';
import { widgetStyles } from './widget.styles.js';
import { html } from '../steps/html.js';
import { withoutSecrets } from './without-secrets.js';

/** Which bank it is, and whether it may be asked: where one changes, the login begins anew. */
const bankProperties = ['adapter', 'endpoint', 'allowFraming'] as const;

/** Whose codes and numbers are taken where the page names no country. */
const usualCountries = 'lt lv';

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

/** What the page may know of a login: never a code, a number or a link. */
export interface LoginSummary {
  readonly step: LoginState['step'];
  readonly method?: string;
  readonly problem?: string;
}

/**
 * @summary The whole login of an internet bank in one element.
 * @tag internetbank-login
 *
 * @fires login-step - the step changed: `{ step, method? }`
 * @fires login-success - once per flow: `{ method, result?, redirectUrl?, activated }`; cancelable, else `redirectUrl` is opened
 * @fires login-failure - once per flow: `{ method?, problem, reference? }`
 * @fires login-cancel - once per flow, the person or the page gave up: `{ method?, step }`
 * @fires login-alarm - before `login-cancel`: `{ method, reason: 'code-differs' | 'not-me' }`
 * @fires login-warning - the page's developer should look: `{ message }`
 *
 * @slot header - above everything, for a logo
 * @slot notice - the bank's warnings
 * @slot help - below the step
 * @slot footer - last
 *
 * @csspart card - the surface that holds everything
 * @csspart heading - the heading of the step
 * @csspart notice - words about fraud, or the bank's words about all methods or one
 * @csspart method - a method's button, with `data-method="<id>"`
 * @csspart field - a label with its hint, input and error
 * @csspart label - what is asked
 * @csspart input - every input; each has a part of its own too
 * @csspart hint - help below a label
 * @csspart error - what was wrong, or that contact with the bank is lost
 * @csspart user-number - the input for the user number
 * @csspart personal-code - the input for the personal code
 * @csspart phone-number - the input for the phone number
 * @csspart password - the input for the password
 * @csspart prompt-code - the input for one more code
 * @csspart institution - the list of banks or credit unions
 * @csspart reveal - shows or hides what was typed
 * @csspart submit - the main button of a form
 * @csspart cancel - gives up
 * @csspart back - goes one question back, or changes the user number
 * @csspart retry - begins again, or asks the bank again
 * @csspart another-way - returns to the methods
 * @csspart control-code - the four digits
 * @csspart qr - the QR code, one inline SVG
 * @csspart app-link - the link that opens the app or the site that confirms
 * @csspart instructions - what to do, in order
 * @csspart countdown - time left
 * @csspart alarm - reports different codes or a login one did not start
 * @csspart prompt - the form that asks for one more code
 * @csspart prompt-position - which code of the card is asked
 * @csspart problem - what went wrong and what it means
 * @csspart reference - what the bank's support needs to find the login
 * @csspart help - the button that opens the help, and the help
 * @csspart link - every link to a page of the bank
 * @csspart status - what is spoken politely; not visible
 * @csspart alert - what is spoken at once; not visible
 *
 * @cssprop [--ibl-accent=light-dark(#0b5a82, #7ec4ee)] - main buttons, links, icons
 * @cssprop [--ibl-on-accent=light-dark(#ffffff, #06222f)] - text on main buttons
 * @cssprop [--ibl-surface=light-dark(#ffffff, #171d23)] - the card and the inputs
 * @cssprop [--ibl-surface-raised=light-dark(#f2f6f9, #202932)] - panels, the control code, hover
 * @cssprop [--ibl-text=light-dark(#14212b, #eaf0f4)] - text
 * @cssprop [--ibl-muted=light-dark(#52626f, #a8b6c1)] - less important text
 * @cssprop [--ibl-border=light-dark(#7d8b97, #74838f)] - inputs and secondary buttons
 * @cssprop [--ibl-line=light-dark(#dbe3e9, #313c46)] - thin lines and the card’s edge
 * @cssprop [--ibl-danger=light-dark(#b3261e, #ff9c92)] - errors and alarms
 * @cssprop [--ibl-warning=light-dark(#7a4b00, #f3c266)] - warnings
 * @cssprop [--ibl-success=light-dark(#17693a, #7dd3a0)] - the sign of success
 * @cssprop [--ibl-focus=light-dark(#0b5a82, #9fd6f7)] - the focus ring
 * @cssprop [--ibl-radius=12px] - corners of the card
 * @cssprop [--ibl-radius-small=8px] - corners of buttons, inputs and panels
 * @cssprop [--ibl-gap=16px] - space between things
 * @cssprop [--ibl-max-width=440px] - width of the widget
 * @cssprop [--ibl-padding=32px] - space inside the card; at most `20px` in a narrow one
 * @cssprop [--ibl-font=inherit] - font family
 * @cssprop [--ibl-heading-font=inherit] - font family of headings
 * @cssprop [--ibl-font-size=max(1rem, 16px)] - size of the text; letters, icons and codes follow
 * @cssprop [--ibl-control-code-size=3.25em] - size of the four digits
 * @cssprop [--ibl-qr-size=408px] - largest width of the QR code
 * @cssprop [--ibl-shadow=0 1px 2px rgb(20 33 43 / 6%), 0 8px 28px rgb(20 33 43 / 8%)] - shadow of the card
 */
export class InternetbankLogin extends LitElement {
  static override styles = widgetStyles;

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
  /** Hosts, separated by spaces, that app links, redirects and the endpoint may have besides our own rules. */
  @property({ attribute: 'allowed-hosts' }) allowedHosts: string | null = '';
  /**
   * A user number to begin with. It is filled in where one is asked for, and the person may change it; what is no user number is
   * left out. Set anew, it takes the place of what was typed or filled in, unless the person is at work in the form at that
   * moment; emptied, it leaves the form as it is. A number that the person has handed in stays until it is set anew, the login
   * succeeds or is reset. It is never reflected, nor in any event.
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

  @state() private help: 'closed' | 'loading' | 'not-loaded' | 'asked' | 'offered' = 'closed';
  private lastMethod = '';
  private shownScreen: LoginState['step'] | View | undefined;
  /** The first picture is a task of its own: together with the script's it would hold a slow phone for too long. */
  @state() private isDue = false;
  #due: Promise<void> | undefined;
  private hadFocus = false;
  /** The person has handed in one since. */
  #isNumberOutdated = false;
  /** What led to the bank that the login talks with. */
  #used: Pick<InternetbankLogin, (typeof bankProperties)[number]> | undefined;
  readonly #warner = new Warner(this);
  readonly #announcer = new Announcer(this);
  readonly #texts = new TextController(this, {
    switched: () => {
      this.#announcer.clear();
      this.#controller.send({ type: 'language-changed' });
    },
    warned: (message) => this.#warner.say(message),
    missed: (error) => this.#warner.miss(error),
  });
  readonly #screens = new Screens({
    texts: this.#texts,
    changed: () => this.requestUpdate(),
    arrived: ({ seemsOdd }) => seemsOdd(this) && this.#lookAtTag(),
    missed: (error) => this.#warner.miss(error),
  });
  readonly #controller = new FlowController(this, (...change) => this.#changed(...change));
  /** When the page named another bank, within the last second. */
  #takenAt: readonly number[] = [];
  /** There as soon as a page changes its bank more often than one that means it. */
  #changes: Guest.BankChanges | undefined;
  /** There where the page is in a frame of another site. */
  #exit: Guest.FrameExit | undefined;
  readonly #stepAttribute = new StepAttribute(this, () => this.#controller.state.step);

  constructor() {
    super();
    guardColours();
    for (const [tag, element] of Object.entries(firstSteps)) define(tag, element);
    // Whoever comes near is about to need the later screens.
    for (const sign of ['pointerover', 'focusin', 'touchstart']) {
      this.addEventListener(sign, () => void this.#screens.load(), { once: true, passive: true });
    }
  }

  get state(): LoginSummary {
    const { step, ...rest } = this.#controller.state;
    const method = 'method' in rest ? rest.method?.id : undefined;
    const missing = this.#view === 'not-loaded' ? this.#view : undefined;
    const problem = 'problem' in rest ? (rest.problem ?? missing) : missing;
    return Object.freeze({ step, ...(method !== undefined && { method }), ...(problem !== undefined && { problem }) });
  }

  /** Begins a login, with a method as if the person had chosen it. Does nothing while one is under way. */
  start(methodId?: string): void {
    const { step } = this.#controller.state;
    if (step === 'succeeded') this.reset();
    if (methodId !== undefined) {
      if (mayOffer(methodId, this)) this.#controller.send({ type: 'method-chosen', methodId });
    } else if (step === 'failed' || step === 'choosing') {
      this.#controller.send({ type: 'restarted' });
    }
  }

  /** Gives up what is under way; the bank is told. */
  cancel(): void {
    this.#controller.send({ type: 'cancelled' });
  }

  /** Ends what is under way and begins anew. */
  reset(): void {
    this.#controller.send({ type: 'reset' });
  }

  override focus(): void {
    this.#step?.focusStep();
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'step'];
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'step') this.#stepAttribute.changed();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.#hasOtherBank && bankProperties.some((name) => changed.has(name))) void this.#takeBank();
    const { texts } = this;
    if (changed.has('texts') && (texts || this.hasUpdated))
      void this.#texts.override(texts, () => texts === this.texts);
    const ignored = changed.has('links') ? ignoredLinks(this.links) : [];
    if (ignored.length > 0) void this.#warner.tell(({ aboutLinks }) => aboutLinks(ignored));
    if (changed.has('userNumber')) this.#isNumberOutdated = false;
    // Read with the screens that need them; what a page means by them is looked at here, where it says anything.
    const given = { userNumber: this.userNumber ?? '', countries: this.countries ?? '' };
    for (const name of ['userNumber', 'countries'] as const) {
      const isSaid = given[name] !== '' && given[name] !== usualCountries;
      if (!changed.has(name) || !isSaid) continue;
      void this.#warner.tellWith(laterSteps, ({ aboutGiven }) => aboutGiven(name, given[name]));
    }
    this.hadFocus = this.matches(':focus-within');
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.isDue) return nothing;
    const { shown } = this.#texts;
    const { t, language = nothing } = shown.at === 'here' ? shown : {};
    return html`<div part="card" class="card" lang=${language} aria-busy=${shown.at === 'awaited' ? 'true' : nothing}>
        <slot name="header"></slot>
        ${this.#notice(t)}
        <div @ibl-intent=${this.#heard} @ibl-announce=${this.#announcer.hear} @ibl-retry=${this.#retry}>
          ${t ? this.#exit?.notice(t) : nothing}
          ${shown.at === 'awaited' ? html`<p class="late">${wordless('loading.part')}</p>` : this.#screen(t ?? wordless)}
        </div>
        <slot name="help"></slot>
        ${t ? this.#help(t) : nothing}
        <slot name="footer"></slot>
      </div>
      <div part="status" class="hidden" role="status" lang=${language} .textContent=${this.#announcer.status}></div>
      <div part="alert" class="hidden" role="alert" lang=${language} .textContent=${this.#announcer.alert}></div>`;
  }

  override firstUpdated(): void {
    // What is meant for a property is lost in an attribute. Other mistakes are looked for when the later screens are here.
    if (['adapter', 'links'].some((name) => this.hasAttribute(name))) this.#lookAtTag();
    this.#due = new Promise((resolve) => setTimeout(resolve)).then(() => void (this.isDue = true));
  }

  override updated(): void {
    const [unusable, listed] = [this.#unusable, listedMethods(this)];
    if (unusable) void this.#warner.tell(({ aboutMethods }) => aboutMethods(unusable, listed));
    const left = this.shownScreen;
    const view = this.#view;
    const screen = view === 'step' ? this.#controller.state.step : view;
    // Without texts there is nothing to focus, and nothing to leave.
    if (screen === left || (left === undefined && this.#texts.shown.at === 'awaited')) return;
    this.shownScreen = screen;
    // Not on load, and not away from something else on the page that the person is at.
    const free = this.hadFocus || document.activeElement === document.body || document.activeElement === this;
    if (left !== undefined && this.#controller.touched && free) void this.#focusStep();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#due;
    return super.getUpdateComplete();
  }

  #lookAtTag(): void {
    void this.#warner.tell(({ aboutTag }) => aboutTag(this, [...InternetbankLogin.observedAttributes, 'lang']));
  }

  /** Begins anew with another bank: at once, unless that happens again and again. */
  async #takeBank(): Promise<void> {
    // Frameworks set what they have in steps: three changes within a second are obeyed.
    const now = browserClock.now();
    this.#takenAt = [...this.#takenAt.filter((at) => now - at < 1_000), now];
    if (!this.#changes && this.#takenAt.length <= 3) return this.#controller.restart();
    const guest = await this.#loadGuest();
    this.#changes ??= guest && new guest.BankChanges(this, this.#controller, this.#warner, () => this.#hasOtherBank);
    if (this.#changes) this.#changes.happened();
    else this.#controller.restart();
  }

  async #prepareExit(): Promise<void> {
    const guest = await this.#loadGuest();
    this.#exit ??= guest && new guest.FrameExit(this, this.#warner, this.#announcer);
  }

  async #loadGuest(): Promise<typeof Guest | undefined> {
    try {
      return await loadPart('guest', () => import('./guest.js'));
    } catch (error) {
      this.#warner.miss(error);
      return undefined;
    }
  }

  get #hasOtherBank(): boolean {
    const used = this.#used;
    return used !== undefined && bankProperties.some((name) => used[name] !== this[name]);
  }

  /** @internal */
  createFlow(): FlowRunner {
    return new FlowRunner(this.createWorld(), () => this.#screens.talk(), this.order);
  }

  /** @internal what the flow is given of this page */
  createWorld(): World {
    this.#used = { adapter: this.adapter, endpoint: this.endpoint, allowFraming: this.allowFraming };
    const policy = () => this.#screens.talkPart?.urlPolicy(this.#hosts);
    return {
      adapter: this.#bank(),
      clock: browserClock,
      urls: {
        allowsLink: (url) => !!policy()?.allowsLink(url),
        allowsRedirect: (url) => !!policy()?.allowsRedirect(url),
        allowsReference: isReference,
      },
      resume: this.resume,
      pageOptions: () => this.options,
      idCard: () => (this.webEid ? this.#screens.talkPart?.cardReader(this.webEid) : undefined),
      language: () => this.#texts.language,
      device: () => this.#device,
      random: () => Math.random(),
      ready: () => this.#screens.ready(),
    };
  }

  get #device(): Device {
    return this.#screens.talkPart?.deviceOf(navigator) ?? 'desktop';
  }

  get #hosts(): string[] {
    return `${this.allowedHosts ?? ''}`.split(/\s+/);
  }

  #bank(): LoginAdapter {
    if (isFramedByOthers()) {
      if (!this.allowFraming) return refusingAdapter('framed');
      void this.#prepareExit();
    }
    if (this.adapter) return this.adapter;
    if ((this.endpoint ?? null) === null) return unconfiguredAdapter();
    const endpoint = `${this.endpoint}`;
    return allowsEndpoint(endpoint, this.#hosts) ? createHttpAdapter({ endpoint }) : refusingAdapter('not-configured');
  }

  get #view(): View {
    const { at } = this.#texts.shown;
    return at === 'here' ? this.#screens.viewOf(this.#controller.state) : at;
  }

  #screen(t: Translate): TemplateResult | typeof nothing {
    const { state } = this.#controller;
    switch (this.#view) {
      case 'step':
        return this.#stepOf(this.#shown(state), t);
      case 'awaited':
        return html`<ibl-busy-step
          class="late"
          exportparts=${firstParts}
          .state=${state}
          .t=${t}
          .awaits=${'part' as const}
        ></ibl-busy-step>`;
      case 'not-loaded':
        return html`<ibl-not-loaded-step exportparts=${firstParts} .state=${state} .t=${t}></ibl-not-loaded-step>`;
    }
  }

  #stepOf(state: LoginState, t: Translate): TemplateResult | typeof nothing {
    const { language } = this.#texts;
    const links = linksFor(this.links, language);
    switch (state.step) {
      case 'loading':
      case 'starting':
      case 'checking':
        return html`<ibl-busy-step exportparts=${firstParts} .state=${withoutSecrets(state)} .t=${t}></ibl-busy-step>`;
      case 'choosing':
        return html`<ibl-choosing-step
          exportparts=${firstParts}
          .state=${state}
          .t=${t}
          .links=${links}
        ></ibl-choosing-step>`;
      default:
        return this.#screens.laterStep(state, {
          t,
          language,
          links,
          device: this.#device,
          userNumber: this.#isNumberOutdated && state.memory.userNumber !== '' ? '' : this.userNumber,
          countries: this.countries,
        });
    }
  }

  /** The bank's words about fraud, or ours: they can be replaced, but not emptied. */
  #notice(t: Translate | undefined): TemplateResult {
    return html`<slot name="notice" @slotchange=${() => this.requestUpdate()}></slot>
      ${t && !this.#hasNotice ? html`<p part="notice" class="fraud muted small">${t('banner.fraud')}</p>` : nothing}`;
  }

  get #hasNotice(): boolean {
    return [...this.children].some(({ slot, textContent }) => slot === 'notice' && textContent.trim() !== '');
  }

  #help(t: Translate): TemplateResult {
    const links = linksFor(this.links, this.#texts.language);
    const isShown = this.#isHelpShown;
    return html`${this.help === 'loading' ? html`<p class="late muted">${t('loading.part')}</p>` : nothing}
      ${this.help === 'not-loaded' ? html`<p part="error">${t('actions.helpMissing')}</p>` : nothing}
      ${
        isShown
          ? html`<ibl-help-panel
              exportparts="help,link"
              .t=${t}
              .links=${links}
              .state=${this.#controller.state}
              @ibl-close=${() => void this.#toggleHelp(false)}
            ></ibl-help-panel>`
          : nothing
      }
      <footer>
        <button
          type="button"
          part="help"
          class="link"
          aria-expanded=${isShown ? 'true' : 'false'}
          @click=${() => void this.#toggleHelp(!isShown)}
        >
          ${t('actions.help')}
        </button>
        ${this.#footerLinks.map((name) => linkTo(name, links, t))}
      </footer>`;
  }

  /** A link that the screen or the help shows is not repeated below it. */
  get #footerLinks(): readonly LinkName[] {
    if (this.#isHelpShown) return ['forgotPassword'];
    const hasContact = this.#controller.state.step === 'failed' || this.#unusable;
    return hasContact ? ['forgotPassword', 'faq'] : ['forgotPassword', 'faq', 'contact'];
  }

  get #isHelpShown(): boolean {
    return this.help === 'asked' || this.help === 'offered';
  }

  async #toggleHelp(shown: boolean): Promise<void> {
    this.help = shown ? 'loading' : 'closed';
    if (shown) {
      const isHere = await this.#loadHelp();
      if (this.help !== 'loading') return;
      this.help = isHere ? 'asked' : 'not-loaded';
      const { shown: spoken } = this.#texts;
      if (!isHere && spoken.at === 'here') {
        this.#announcer.hear(new AnnounceEvent(spoken.t('actions.helpMissing'), 'alert'));
        return;
      }
    }
    await this.updateComplete;
    if (!this.isConnected) return;
    this.renderRoot.querySelector<HTMLElement>(shown ? 'ibl-help-panel' : 'footer [part=help]')?.focus();
  }

  /** @returns whether the help and its texts are here now */
  async #loadHelp(): Promise<boolean> {
    try {
      await this.#screens.loadHelp();
      return true;
    } catch (error) {
      this.#warner.miss(error);
      return false;
    }
  }

  /** Where the way on stands in the help alone, the help is there at once. Whoever is reading goes on undisturbed. */
  async #offerHelp(state: LoginState): Promise<void> {
    if (this.help === 'offered') this.help = 'closed';
    if (state.step !== 'failed' || state.problem !== 'account-not-qualified' || this.help === 'asked') return;
    // The help takes over links from below it: not from under the person who is at one.
    const isFree = (await this.#loadHelp()) && !this.renderRoot.querySelector('footer :focus');
    if (isFree && state === this.#controller.state && !this.#isHelpShown) this.help = 'offered';
  }

  /** A state with the methods that this page shows. */
  #shown(state: LoginState): LoginState {
    const isOffer = state.step === 'choosing' || state.step === 'failed';
    return isOffer && state.options ? { ...state, options: offeredBy(state.options, this) } : state;
  }

  /** All that the bank offers, if this page can show none of it. */
  get #unusable(): readonly Method[] | undefined {
    const { state } = this.#controller;
    const offered = state.step === 'choosing' ? state.options?.methods : undefined;
    return offered?.some(({ id }) => mayOffer(id, this)) ? undefined : offered;
  }

  #changed(state: LoginState, previous: LoginState, event: FlowEvent): void {
    if ('method' in state && state.method) this.lastMethod = state.method.id;
    this.#isNumberOutdated ||= !!('identity' in event
      ? event.identity.userNumber
      : 'userNumber' in event && event.userNumber);
    if (nearsQrCode(state, previous)) void this.#screens.warmQrCode();
    if (state.step === 'succeeded' && this.rememberMethod) rememberMethod(state.method.id);
    if (state.step !== previous.step) {
      if (!isFirst(state)) void this.#screens.load();
      this.#announcer.clear();
      void this.#offerHelp(state);
    }
    if (state.step === 'starting') this.#announcer.beginLogin();
    this.#stepAttribute.show();
    for (const each of eventsOf(state, previous, event)) {
      const goesOn = this.dispatchEvent(each);
      if (each.type === 'login-success' && goesOn && state.step === 'succeeded' && state.redirectUrl !== undefined) {
        (this.#exit ?? location).assign(state.redirectUrl);
      }
    }
    const warning = warningAbout(state, previous, event);
    if (warning) void this.#warner.tell(({ aboutChange }) => aboutChange(state, previous, event), warning === 'each');
  }

  readonly #retry = (): void => {
    this.#controller.touched = true;
    if (this.#texts.shown.at !== 'here') void this.#texts.retry();
    else void this.#screens.load();
  };

  readonly #heard = ({ intent }: IntentEvent): void => this.#controller.send(intent);

  async #focusStep(): Promise<void> {
    const step = this.#step;
    if (step) await customElements.whenDefined(step.localName);
    await step?.updateComplete;
    // What was taken off the page meanwhile may never have been drawn.
    if (!this.isConnected) return;
    if (step instanceof ChoosingStep && this.lastMethod !== '') step.focusMethod(this.lastMethod);
    else step?.focusStep();
  }

  get #step(): StepElement<LoginState> | null {
    return this.shadowRoot?.querySelector<StepElement<LoginState>>('[exportparts]') ?? null;
  }
}

const firstSteps = {
  'ibl-busy-step': BusyStep,
  'ibl-choosing-step': ChoosingStep,
  'ibl-not-loaded-step': NotLoadedStep,
};

/** Whether a QR code is likely to be shown soon, or wanted at once because a login is resumed. */
const nearsQrCode = (state: LoginState, { step }: LoginState): boolean =>
  state.step === 'starting'
    ? step !== 'starting' && state.method.id === 'smart-id'
    : step === 'loading' && state.step === 'waiting' && state.show.kind === 'device-link';

/** The words for when no language file is here. They cannot come from one, so they say the same in all three languages. */
const wordless: Translate = (key) => withoutFile[key] ?? '';
const withoutFile: Partial<Record<TextKey, string>> = {
  'loading.part': 'Palaukite… · Lūdzu, uzgaidiet… · Please wait…',
  'problems.not-loaded.title': 'Nepavyko įkelti · Neizdevās ielādēt · Could not load',
  'actions.retry': 'Bandyti dar kartą · Mēģināt vēlreiz · Try again',
  'actions.reload': 'Atnaujinti puslapį · Atsvaidzināt lapu · Reload the page',
  'actions.cancel': 'Atšaukti · Atcelt · Cancel',
};

declare global {
  interface HTMLElementTagNameMap {
    'internetbank-login': InternetbankLogin;
  }
}
