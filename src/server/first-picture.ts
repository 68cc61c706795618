import { nothing, type TemplateResult } from 'lit';
import type { LoginOptions } from '../flow/adapter.js';
import { browserClock } from '../flow/browser-clock.js';
import { checkOptions } from '../flow/offer.js';
import { newMemory, type LoginState, type StateOf } from '../flow/state.js';
import { arrive, load } from '../flow/transition.js';
import { Translator } from '../i18n/translator.js';
import type { Page } from '../steps/page.js';
import { firstStep } from '../widget/first-steps.js';
import { fraudNotice } from '../widget/fraud-notice.js';
import { HelpCorner } from '../widget/help-corner.js';
import { laterStep } from '../widget/later-steps.js';
import { linksFor, type LinkOptions } from '../widget/links.js';
import { usualCountries } from '../widget/login-properties.js';
import { choiceIn, showsContact, shownTo } from '../widget/offered-methods.js';
import { drawn } from '../widget/picture.js';
import { isReference } from '../widget/safe-url.js';
import type { Tag } from './tag.js';

/** What is between the tags, as far as it decides what the widget shows. */
interface Child {
  readonly slot: string;
  readonly textContent: string;
}

/**
 * What the element shows first to somebody who has done nothing yet, if that can be known: what the bank offers, and the texts of the
 * first screen.
 * @throws LoginError `bad-reply` when the options are none
 */
export async function firstPicture(
  tag: Tag,
  links: LinkOptions | undefined,
  inside: string,
): Promise<TemplateResult | undefined> {
  const state = tag.options && firstState(tag.options, tag.order);
  if (!state?.options || state.options.institutions?.length) return undefined;
  const texts = await new Translator().use(tag.lang ?? 'en');
  const host = hostOf(tag, inside);
  const page: Page = {
    ...texts,
    links: linksFor(links, texts.language),
    clock: browserClock,
    device: 'desktop',
    isStuck: false,
    choice: choiceIn(host),
  };
  const shown = shownTo(host, state);
  return drawn({
    language: page.language,
    isAwaited: false,
    notice: nothing,
    screen: screenOf(shown, page, tag),
    fraud: fraudNotice(host, state.step, page.t),
    help: new HelpCorner(nobody, nobody).render(state, page, state.step, showsContact(state, host)),
    status: '',
    alert: '',
  });
}

function firstState(raw: LoginOptions, order: Tag['order']): StateOf<'choosing' | 'identifying'> {
  const options = checkOptions(raw, policy, () => undefined);
  const loading = load(newMemory(order ?? 'method-first'));
  return arrive(loading, { type: 'loaded', options, from: 'page' }, 0) as StateOf<'choosing' | 'identifying'>;
}

/** What leads away from the page is no part of an offer. */
const policy = { allowsLink: () => false, allowsRedirect: () => false, allowsReference: isReference };

const screenOf = (state: LoginState, page: Page, { userNumber, countries = usualCountries }: Tag): TemplateResult =>
  state.step === 'identifying'
    ? laterStep(state, page, { userNumber, countries })
    : firstStep(state as StateOf<'choosing'>, page);

const hostOf = ({ methods = null, allMethods = false }: Tag, inside: string) => ({
  methods,
  allMethods,
  // Only a browser knows it, and only a page's script has the library.
  rememberMethod: false,
  webEid: undefined,
  children: [...inside.matchAll(/\sslot\s*=\s*["']?([\w-]+)/g)].map(([textContent, slot = '']): Child => ({
    slot,
    textContent,
  })),
});

/** Nobody presses anything on a server. */
const nobody = {
  isConnected: false,
  shadowRoot: null,
  updateComplete: Promise.resolve(true),
  requestUpdate: () => undefined,
  screens: { loadHelp: () => Promise.resolve() },
  announcer: { hear: () => undefined },
  warner: { miss: () => undefined },
};
