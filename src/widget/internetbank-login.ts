import { type CSSResultGroup, nothing, type PropertyValues, ReactiveElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { FlowRunner } from '../flow/runner.js';
import type { FlowEvent, LoginState } from '../flow/state.js';
import type { Texts } from '../i18n/texts.js';
import type { Page } from '../steps/page.js';
import { guardColours } from '../theme/tokens.js';
import { Announcer } from './announcer.js';
import { eventsOf, handsInNumber } from './events.js';
import { defineFirstSteps } from './first-steps.js';
import { FlowController } from './flow-controller.js';
import { FocusKeeper } from './focus-keeper.js';
import { fraudNotice } from './fraud-notice.js';
import { HelpCorner } from './help-corner.js';
import { LanguageController } from './language-controller.js';
import type { Given } from './later-steps.js';
import { linksFor } from './links.js';
import { LoginProperties } from './login-properties.js';
import { summaryOf, type LoginSummary } from './login-summary.js';
import { choiceIn, mayOffer, showsContact, shownTo } from './offered-methods.js';
import { PageBank } from './page-bank.js';
import { warnOfAttributes, warnOfChanges, warnOfMethods, warnOfTag } from './page-warnings.js';
import { deviceAs, worldOf } from './page-world.js';
import { drawn, type Ears } from './picture.js';
import { rememberMethod } from './remembered-method.js';
import { Screens } from './screens.js';
import { SteadyHeight } from './steady-height.js';
import { StepAttribute } from './step-attribute.js';
import { Warner } from './warner.js';
import { widgetStyles } from './widget.styles.js';
import { wordless } from './wordless.js';

/** Screens before the first that a server draws. */
const underWay: readonly string[] = ['blank', 'awaited', 'loading'];

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
 * @slot mark-smart-id - the bank's picture for a method, in the place of ours: `mark-` and the method's id
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
 */
export class InternetbankLogin extends LoginProperties {
  static override get styles(): CSSResultGroup {
    return widgetStyles;
  }

  /** The first picture is a task of its own: together with the script's it would hold a slow phone for too long. */
  @state() private isDue = false;
  #due: Promise<void> | undefined;
  /** A server has drawn the first screen, and that is what is still shown. */
  #isServed = this.shadowRoot !== null;
  /** The person has handed in a user number since the page set one. */
  #isNumberOutdated = false;
  readonly #warner = new Warner(this);
  readonly #announcer = new Announcer(this);
  readonly #texts = new LanguageController(this, this.#warner, () => {
    this.#announcer.clear();
    this.#login.send({ type: 'language-changed' });
  });
  readonly #screens = new Screens({
    texts: this.#texts,
    warner: this.#warner,
    changed: () => this.requestUpdate(),
    arrived: ({ seemsOdd }) => seemsOdd(this) && warnOfTag(this, this.#warner),
  });
  readonly #login: FlowController = new FlowController(
    this,
    () => new FlowRunner(worldOf(this, this.#bank, this.#rooms), () => this.#screens.talk(), this.order),
    (...change) => this.#changed(...change),
  );
  readonly #rooms = {
    login: this.#login,
    texts: this.#texts,
    screens: this.#screens,
    warner: this.#warner,
    announcer: this.#announcer,
  };
  readonly #bank = new PageBank(this, this.#rooms);
  readonly #help = new HelpCorner(this, this.#rooms);
  readonly #focus = new FocusKeeper(this, this.#rooms);
  readonly #stepAttribute = new StepAttribute(this, () => this.#login.state.step);

  constructor() {
    super();
    guardColours();
    defineFirstSteps();
    new SteadyHeight(this, () => this.#screens.nameOf(this.#login.state));
    // Whoever comes near is about to need the later screens.
    for (const sign of ['pointerover', 'focusin', 'touchstart']) {
      this.addEventListener(sign, () => void this.#screens.load(), { once: true, passive: true });
    }
  }

  /** What a page may know of the login: `{ step, method?, problem? }`, frozen; never a code, a number or a link. */
  get state(): LoginSummary {
    const { state } = this.#login;
    return summaryOf(state, this.#screens.viewOf(state));
  }

  /** Begins a login, with a method as if the person had chosen it. Does nothing while one is under way. */
  start(methodId?: string): void {
    this.#login.start(methodId, (id) => mayOffer(id, this));
  }

  /** Gives up what is under way; the bank is told. */
  cancel(): void {
    this.#login.send({ type: 'cancelled' });
  }

  /** Ends what is under way and begins anew, methods included. */
  reset(): void {
    this.#login.send({ type: 'reset' });
  }

  /** Moves the focus to the first invalid field, else to the step's heading. */
  override focus(): void {
    this.#focus.focus();
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'step'];
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'step') this.#stepAttribute.changed();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#bank.update(changed);
    if (changed.has('texts') && (this.texts || this.hasUpdated)) this.#texts.override();
    if (changed.has('userNumber')) this.#isNumberOutdated = false;
    // What these show first is no part of the first script.
    const isHasty = this.resume || this.order === 'user-number-first';
    if (isHasty && (changed.has('order') || changed.has('resume'))) void this.#screens.load(this.order);
    warnOfChanges(this, changed, this.#warner);
  }

  /** What a server has drawn stays until the first screen can be drawn here. */
  override update(changed: PropertyValues<this>): void {
    if (!this.#isServed) return super.update(changed);
    if (!this.isDue || underWay.includes(this.#screens.nameOf(this.#login.state)))
      return ReactiveElement.prototype['update'].call(this, changed);
    this.#isServed = false;
    this.takeOver(changed);
  }

  /** Here it is drawn anew; `hydrate.ts` keeps what there is. */
  protected takeOver(changed: PropertyValues): void {
    this.renderRoot.replaceChildren();
    this.renderOptions.renderBefore = null;
    super.update(changed);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.isDue) return nothing;
    const { state } = this.#login;
    const screen = this.#screens.nameOf(state);
    const { shown } = this.#texts;
    const isSpoken = shown.at === 'here';
    const page = this.#pageIn(isSpoken ? shown : wordless);
    const picture = {
      language: page.language,
      isAwaited: shown.at === 'awaited',
      notice: isSpoken ? this.#bank.notice(page.t) : nothing,
      screen: this.#screens.render(shownTo(this, state), page, this.#given(state)),
      fraud: isSpoken ? fraudNotice(this, screen, page.t) : nothing,
      help: isSpoken ? this.#help.render(state, page, screen, showsContact(state, this)) : nothing,
      status: this.#announcer.status,
      alert: this.#announcer.alert,
    };
    return drawn(picture, this.#ears);
  }

  override firstUpdated(): void {
    warnOfAttributes(this, this.#warner);
    this.#due = new Promise((resolve) => setTimeout(resolve)).then(() => void (this.isDue = true));
  }

  override updated(): void {
    warnOfMethods(this, this.#login.state, this.#warner);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#due;
    return super.getUpdateComplete();
  }

  /** What the page says of the person. The number that it gave is no longer the one when the person has handed in another. */
  #given({ memory }: LoginState): Given {
    const userNumber = this.#isNumberOutdated && memory.userNumber !== '' ? '' : this.userNumber;
    return { userNumber, countries: this.countries };
  }

  #pageIn(texts: Texts): Page {
    const links = linksFor(this.links, texts.language);
    const device = deviceAs(this.#screens);
    return { ...texts, links, clock: this.clock, device, isStuck: this.#bank.isStuck, choice: choiceIn(this) };
  }

  /** Each room hears what happened, the page last. */
  #changed(state: LoginState, previous: LoginState, event: FlowEvent): void {
    this.#isNumberOutdated ||= handsInNumber(event);
    if (state.step === 'succeeded' && this.rememberMethod) rememberMethod(state.method.id);
    this.#focus.follow(state);
    this.#screens.follow(state, previous);
    this.#announcer.follow(state, previous);
    this.#help.follow(state, previous);
    this.#stepAttribute.show();
    for (const each of eventsOf(state, previous, event)) {
      // Unless the page keeps that for itself.
      if (this.dispatchEvent(each) && each.type === 'login-success') this.#bank.open(state);
    }
    this.#warner.follow(state, previous, event);
  }

  readonly #ears: Ears = {
    noticeChanged: () => this.requestUpdate(),
    intent: ({ intent }) => this.#login.send(intent),
    announce: this.#announcer.hear,
    retry: () => {
      this.#login.touched = true;
      this.#screens.retry();
    },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'internetbank-login': InternetbankLogin;
  }
}
