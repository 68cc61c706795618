// What a person chose once for all pages of the demo: the language and the appearance.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Language = 'lt' | 'lv' | 'en';
/** Empty: as on the device. */
export type Appearance = '' | 'light' | 'dark';

export const languages = ['lt', 'lv', 'en'] as const;
export const appearances = ['', 'light', 'dark'] as const;
/** Each in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { lt: 'Lietuvių', lv: 'Latviešu', en: 'English' };
const LANGUAGE_KEY = 'demo-language';
const THEME_KEY = 'demo-theme';

const known = (code: unknown): Language | undefined =>
  languages.find((language) => String(code).toLowerCase().split('-')[0] === language);

/** The language that the address asks for, else the one chosen before, else the first of the browser's that we speak. */
export function preferredLanguage(asked: string | null): Language {
  const candidates = [asked, remembered(LANGUAGE_KEY), ...navigator.languages];
  return candidates.map(known).find((language) => language !== undefined) ?? 'en';
}

export const rememberLanguage = (language: string) => remember(LANGUAGE_KEY, language);

/** What was chosen, empty for nothing. */
export const rememberedTheme = () => remembered(THEME_KEY) ?? '';

export const rememberTheme = (theme: string) => remember(THEME_KEY, theme);

/** What the page kept, if the browser lets it keep anything. */
function remembered(key: string) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the default next time.
  }
}

/**
 * Something that elements are drawn from: those that follow it are drawn anew when it changes.
 *
 * @example
 * class Example extends PageElement {
 *   constructor() {
 *     super();
 *     preferences.follow(this);
 *   }
 * }
 */
export class Store {
  readonly #hosts = new Set<ReactiveControllerHost>();

  follow(host: ReactiveControllerHost): void {
    const controller: ReactiveController = {
      hostConnected: () => {
        this.#hosts.add(host);
        host.requestUpdate();
      },
      hostDisconnected: () => this.#hosts.delete(host),
    };
    host.addController(controller);
  }

  protected changed(): void {
    for (const host of this.#hosts) host.requestUpdate();
  }
}

/** The language and the appearance of the page. The document wears both. */
class Preferences extends Store {
  #language = preferredLanguage(null);
  #appearance = appearances.find((name) => name === rememberedTheme()) ?? '';

  get language(): Language {
    return this.#language;
  }

  get appearance(): Appearance {
    return this.#appearance;
  }

  /** What an address asks for holds for this visit: it is not remembered. */
  visit({ language, appearance }: { language?: string | null; appearance?: string | null }): void {
    this.#language = known(language) ?? this.#language;
    this.#appearance = appearances.find((name) => name !== '' && name === appearance) ?? this.#appearance;
    this.#show();
  }

  choose({ language = this.#language, appearance = this.#appearance }: Partial<Chosen>): void {
    if (language !== this.#language) rememberLanguage(language);
    if (appearance !== this.#appearance) rememberTheme(appearance);
    this.#language = language;
    this.#appearance = appearance;
    this.#show();
  }

  #show() {
    document.documentElement.lang = this.#language;
    document.documentElement.dataset['theme'] = this.#appearance;
    this.changed();
  }
}

interface Chosen {
  readonly language: Language;
  readonly appearance: Appearance;
}

export const preferences = new Preferences();
