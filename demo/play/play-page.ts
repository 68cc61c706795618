import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { LoginEventName } from '../../src/widget/events.js';
import { announce } from '../shared/announce.js';
import { PageElement } from '../shared/page-element.js';
import '../shared/page-settings.js';
import type { DemoPerson } from '../../src/demo-bank/people.js';
import type { PlayedBank } from './bank.js';
import { fill } from './fill.js';
import { layout } from './layout.js';
import { dressed, lookOf, looksView } from './looks.js';
import './play-accounts.js';
import './play-conversation.js';
import type { OwnersAct } from './play-phone.js';
import './play-things.js';
import { readQr } from './qr-reader.js';
import { t } from './texts.js';
import { type Hands, peopleView, thingView } from './thing-view.js';
import { Visit } from './visit.js';
import { handAfter, type Thing, things, type Wants, wantsOf } from './wants.js';

const heard: readonly LoginEventName[] = [
  'login-step',
  'login-success',
  'login-failure',
  'login-cancel',
  'login-alarm',
  'login-warning',
];

/** The bank's own pages. */
const links = {
  getSmartId: 'https://www.smart-id.com/',
  lostDevice: 'https://portal.smart-id.com/',
  contact: 'mailto:help@demo-bank.example',
  forgotPassword: 'mailto:help@demo-bank.example',
};

/** The page where a person logs in at a demo bank, with all that it takes beside the login. */
export class PlayPage extends PageElement {
  readonly #visit: Visit;
  /** In a panel something is always shown, in a dock nothing may be. */
  @state() private open: Thing | undefined;
  @state() private said = '';
  readonly #hands: Hands = {
    use: (person) => void this.#use(person),
    act: (act) => void this.#act(act),
    say: (sentence) => this.#say(sentence),
  };
  #wants: Wants = new Map();
  #layout = layout.now;

  constructor(bank: PlayedBank) {
    super();
    const visit = new Visit(bank);
    this.#visit = visit;
    this.hear('hashchange', () => this.requestUpdate());
    this.addController({ hostConnected: () => visit.connect(), hostDisconnected: () => visit.disconnect() });
    for (const store of [visit, visit.phone, visit.conversation, layout]) store.follow(this);
    for (const name of heard) this.addEventListener(name, (event) => visit.conversation.hearEvent(event));
    this.addEventListener('login-step', this.#followStep);
    this.addEventListener('login-success', ({ detail }) => visit.succeed(detail));
  }

  override willUpdate() {
    if (this.#layout !== layout.now) this.open = undefined;
    this.#layout = layout.now;
    const wants = wantsOf(this.#visit.now.asked, this.#visit.phone.state);
    const open = handAfter({ open: this.open, before: this.#wants, wants, isDock: layout.now === 'narrow' });
    this.#wants = wants;
    if (open === this.open) return;
    this.said = '';
    const hadFocus = this.querySelector('[role="dialog"]')?.matches(':focus-within');
    this.open = open;
    // What was put away by itself leaves nobody without a place.
    if (hadFocus && open === undefined) void this.updateComplete.then(() => this.#widget?.focus());
  }

  override render() {
    const { client } = this.#visit.now;
    const look = lookOf(location.hash);
    const isWide = layout.now === 'wide';
    const isDock = layout.now === 'narrow';
    const first: Thing = isWide ? 'phone' : 'people';
    const inPanel = isWide && this.open === 'people' ? first : (this.open ?? first);
    const toGallery = html`<a id="to-gallery" href=${`demo/gallery/${location.hash}`}>${t('toGallery')}</a>`;
    return html`<header class="bar">
        <strong>${t('demo')}</strong>
        ${isDock ? nothing : looksView(look)}
        <page-settings></page-settings>
        ${isDock ? nothing : toGallery}
        ${look.kind === 'refused' ? html`<p class="refused">${t('lookRefused')}</p>` : nothing}
      </header>
      ${
        isWide
          ? html`<aside class="beside" aria-labelledby="people-heading">
              <h2 id="people-heading">${t('thing-people')}</h2>
              ${peopleView(this.#visit, this.#hands.use)}
            </aside>`
          : nothing
      }
      <div class="middle">
        <main class="bank ${look.kind === 'themed' ? '' : 'own'}" ${dressed(look)}>
          <h1 class="brand">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <rect width="32" height="32" rx="7" />
              <path d="M16 6 26 12H6ZM8 14h3v8H8Zm6.5 0h3v8h-3ZM21 14h3v8h-3ZM6 24h20v2H6Z" />
            </svg>
            <span>${t('brand')} <small>${t('bankHeading')}</small></span>
          </h1>
          ${this.#login()}
          ${
            client === undefined
              ? nothing
              : html`<play-accounts
                  .name=${client}
                  .logOut=${() => this.#begin()}
                  .startAgain=${this.#startAgain}
                ></play-accounts>`
          }
        </main>
        ${isDock ? html`<footer class="below">${looksView(look)} ${toGallery}</footer>` : nothing}
        <play-conversation .entries=${this.#visit.conversation.entries}></play-conversation>
      </div>
      <play-things
        class=${isDock ? 'docked' : 'beside'}
        .things=${isWide ? things.filter((thing) => thing !== 'people') : things}
        .open=${isDock ? this.open : inPanel}
        .wants=${this.#wants}
        .isDock=${isDock}
        .said=${this.said}
        .view=${(thing: Thing) => thingView(thing, this.#visit, this.#hands)}
        .take=${this.#take}
      ></play-things>`;
  }

  override updated() {
    document.title = t('title');
  }

  /** As any bank would have it on its page. */
  #login() {
    const { person, client } = this.#visit.now;
    return html`<internetbank-login
      resume
      remember-method
      ?hidden=${client !== undefined}
      .adapter=${this.#visit.adapter}
      .webEid=${this.#visit.webEid}
      .links=${links}
      .userNumber=${person?.userNumber ?? ''}
      @click=${this.#openApp}
    ></internetbank-login>`;
  }

  get #widget() {
    return this.querySelector('internetbank-login');
  }

  readonly #followStep = ({ detail }: HTMLElementEventMap['login-step']) => {
    this.#visit.followStep(detail);
    // In what a sheet leaves of the screen, the login is seen from its top.
    if (layout.now === 'narrow' && this.#visit.now.asked) this.#widget?.scrollIntoView();
  };

  /** On a small screen the login is seen again, where what was copied goes. */
  #say(sentence: string) {
    this.said = sentence;
    announce(sentence);
    if (layout.now !== 'narrow') return;
    this.open = undefined;
    void this.updateComplete.then(() => this.#widget?.focus());
  }

  readonly #take = (thing: Thing | undefined) => {
    this.open = thing;
    this.said = '';
  };

  async #use(person: DemoPerson) {
    if (layout.now === 'narrow') this.open = undefined;
    this.said = '';
    await this.#begin(person);
    this.#widget?.start(person.userNumber ? 'smart-id-push' : 'mobile-id');
    // A page gives the login one number, the user's; the other two it is given as by a password manager.
    const { phoneNumber, personalCode = '' } = person;
    if (phoneNumber && this.#widget)
      await fill(this.#widget, { 'phone-number': phoneNumber, 'personal-code': personalCode });
  }

  readonly #startAgain = () => {
    const { person } = this.#visit.now;
    return person ? this.#use(person) : this.#begin();
  };

  async #begin(person?: DemoPerson) {
    await this.#visit.begin(person);
    await this.updateComplete;
    this.#widget?.reset();
    this.#widget?.focus();
  }

  async #act(act: OwnersAct): Promise<void> {
    if (act.kind !== 'scan') return this.#visit.phone.act(act);
    const { isShown, text } = await readQr(this);
    if (text === undefined) return this.#visit.phone.say(isShown ? 'opened-unreadable' : 'noQr');
    return this.#visit.phone.act({ kind: 'scan', qr: text });
  }

  /** On a real phone this link opens the app; here it opens the drawn one. */
  readonly #openApp = (event: MouseEvent) => {
    const link = event
      .composedPath()
      .map((node) => (node instanceof HTMLAnchorElement ? (node.getAttribute('href') ?? '') : ''))
      .find((href) => href.startsWith('https://smart-id.com/device-link'));
    if (link === undefined || !this.#visit.bank.act) return;
    event.preventDefault();
    void this.#visit.phone.act({ kind: 'open', link });
  };
}
customElements.define('play-page', PlayPage);
