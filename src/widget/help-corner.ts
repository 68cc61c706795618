import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Method } from '../flow/adapter.js';
import type { LoginState } from '../flow/state.js';
import type { Translate } from '../i18n/texts.js';
import { html } from '../steps/html.js';
import { linkTo, type LinkName } from '../steps/links.js';
import type { Page } from '../steps/page.js';
import type { Announcer } from './announcer.js';
import type { Screens } from './screens.js';
import type { Warner } from './warner.js';

interface HelpHost extends Pick<ReactiveControllerHost, 'requestUpdate' | 'updateComplete'> {
  readonly isConnected: boolean;
  readonly shadowRoot: ShadowRoot | null;
}

/** What the corner needs of the rest of the widget. */
interface Surroundings {
  readonly screens: Pick<Screens, 'loadHelp'>;
  readonly announcer: Pick<Announcer, 'hear'>;
  readonly warner: Pick<Warner, 'miss'>;
}

/** `asked` by the person, or `offered` by the widget, which takes it back with the step. */
type Panel = 'closed' | 'loading' | 'not-loaded' | 'asked' | 'offered';

/** The corner below the steps: the help, whose panel is loaded when it is wanted, and the bank's pages that the step does not name. */
export class HelpCorner {
  readonly #host: HelpHost;
  readonly #around: Surroundings;
  #panel: Panel = 'closed';
  #screen = '';
  /** The step that is on screen. */
  #state: LoginState | undefined;

  constructor(host: HelpHost, around: Surroundings) {
    this.#host = host;
    this.#around = around;
  }

  /**
   * @param screen what is above the corner
   * @param hasContact the step itself shows how the bank is reached
   */
  render(state: LoginState, { t, links }: Page, screen: string, hasContact: boolean): TemplateResult | typeof nothing {
    // Nobody who is in needs help to get in.
    if (state.step === 'succeeded') return nothing;
    const isShown = this.#isShown;
    // Links below another screen are others: nothing moves. But none is taken from under the person who is at it.
    if (!this.#hasFocus) this.#screen = screen;
    return html`${this.#panel === 'loading' ? html`<p class="late muted">${t('loading.part')}</p>` : nothing}
    ${this.#panel === 'not-loaded' ? html`<p part="error">${t('actions.helpMissing')}</p>` : nothing}
    ${
      isShown
        ? html`<ibl-help-panel
            exportparts="help,link"
            .t=${t}
            .links=${links}
            .state=${state}
            @ibl-close=${() => void this.#close()}
          ></ibl-help-panel>`
        : nothing
    }
    ${keyed(this.#screen, this.#links(state, { t, links }, hasContact))}`;
  }

  #links(state: LoginState, { t, links }: Pick<Page, 't' | 'links'>, hasContact: boolean): TemplateResult {
    const isShown = this.#isShown;
    return html`<footer>
      <button
        type="button"
        part="help"
        class="link"
        aria-expanded=${isShown ? 'true' : 'false'}
        @click=${() => void (isShown ? this.#close() : this.#open(t))}
      >
        ${t('actions.help')}
      </button>
      ${linksBelow(state, isShown, hasContact).map((name) => linkTo(name, links, t))}
    </footer>`;
  }

  get #hasFocus(): boolean {
    return !!this.#host.shadowRoot?.activeElement?.closest('footer');
  }

  follow(state: LoginState, previous: LoginState): void {
    if (state.step !== previous.step) void this.#offer(state);
  }

  /** Where the way on stands in the help alone, the help is there at once. Whoever is reading goes on undisturbed. */
  async #offer(state: LoginState): Promise<void> {
    this.#state = state;
    if (this.#panel === 'offered') this.#become('closed');
    if (state.step !== 'failed' || state.problem !== 'account-not-qualified' || this.#panel === 'asked') return;
    // The help takes over links from below it: not from under the person who is at one, or was when another window was opened.
    const isFree = (await this.#load()) && !this.#hasFocus;
    if (isFree && state === this.#state && !this.#isShown) this.#become('offered');
  }

  get #isShown(): boolean {
    return this.#panel === 'asked' || this.#panel === 'offered';
  }

  async #open(t: Translate): Promise<void> {
    this.#become('loading');
    const isHere = await this.#load();
    if (this.#panel !== 'loading') return;
    this.#become(isHere ? 'asked' : 'not-loaded');
    if (isHere) await this.#focus('ibl-help-panel');
    else this.#around.announcer.hear({ text: t('actions.helpMissing'), region: 'alert' });
  }

  async #close(): Promise<void> {
    this.#become('closed');
    await this.#focus('footer [part=help]');
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    if (!this.#host.isConnected) return;
    this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  /** @returns whether the help and its texts are here now */
  async #load(): Promise<boolean> {
    try {
      await this.#around.screens.loadHelp();
      return true;
    } catch (error) {
      this.#around.warner.miss(error);
      return false;
    }
  }

  #become(panel: Panel): void {
    this.#panel = panel;
    this.#host.requestUpdate();
  }
}

/** A link that the step or the help shows is not repeated below it, and one that does not concern the step is not shown. */
function linksBelow(state: LoginState, hasHelp: boolean, hasContact: boolean): readonly LinkName[] {
  const names: LinkName[] = asksPassword(state) ? ['forgotPassword'] : [];
  if (!hasHelp && !hasContact) names.push('contact');
  return names;
}

function asksPassword(state: LoginState): boolean {
  if (state.step === 'choosing') return !state.alarm && !!state.options?.methods.some(isByPassword);
  return 'method' in state && !!state.method && isByPassword(state.method);
}

const isByPassword = ({ asks }: Method): boolean => asks.includes('password');
