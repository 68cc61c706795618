// What a person chose once for all pages of the demo: the language and the appearance.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Language = 'lt' | 'lv' | 'en';
/** Empty: as on the device. */
export type Appearance = '' | 'light' | 'dark';

export const languages = ['lt', 'lv', 'en'] as const;
export const appearances = ['', 'light', 'dark'] as const;
/** Each in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { lt: 'Lietuvių', lv: 'Latviešu', en: 'English' };

const known = (code: unknown): Language | undefined =>
  languages.find((language) => String(code).toLowerCase().split('-')[0] === language);

/** What the page kept, if the browser lets it keep anything. */
function kept(key: 'demo-language' | 'demo-theme') {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: 'demo-language' | 'demo-theme', value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the default next time.
  }
}

/** The language that was chosen before, else the first of the browser's that we speak. */
const firstLanguage = () =>
  [kept('demo-language'), ...navigator.languages].map(known).find((language) => language !== undefined) ?? 'en';

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
  language: Language = firstLanguage();
  appearance: Appearance = appearances.find((name) => name === kept('demo-theme')) ?? '';

  /** What an address asks for holds for this visit: it is not remembered. */
  visit({ language, appearance }: { language?: string | null; appearance?: string | null }): void {
    this.language = known(language) ?? this.language;
    this.appearance = appearances.find((name) => name !== '' && name === appearance) ?? this.appearance;
    this.#show();
  }

  choose({ language, appearance }: { language?: Language; appearance?: Appearance }): void {
    if (language !== undefined) keep('demo-language', (this.language = language));
    if (appearance !== undefined) keep('demo-theme', (this.appearance = appearance));
    this.#show();
  }

  #show() {
    document.documentElement.lang = this.language;
    document.documentElement.dataset['theme'] = this.appearance;
    this.changed();
  }
}

export const preferences = new Preferences();
