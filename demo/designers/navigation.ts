// Where the page is: its address, and the theme that the address carries.
import { Store, preferences } from '../shared/preferences.js';
import { emptyTheme, fromHash, type Fault, type Theme, toHash } from '../shared/theme/model.js';
import { type Defaults, type Place, read, write } from './address.js';

preferences.visit({ language: new URLSearchParams(location.search).get('ui') });

const defaults: Defaults = {
  langs: [preferences.language],
  themes: [matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'],
};

class Navigation extends Store {
  #place = read(location, defaults);
  #themeFaults: readonly Fault[] = [];
  #theme: Theme = emptyTheme;

  constructor() {
    super();
    addEventListener('popstate', () => this.#arrive());
    this.#readTheme();
  }

  get place(): Place {
    return this.#place;
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** What is wrong with the theme of the address. */
  get themeFaults(): readonly Fault[] {
    return this.#themeFaults;
  }

  /** Goes on to another place, a step that the browser's “back” undoes. */
  go(change: Partial<Place>): void {
    this.open(write({ ...this.#place, ...change }));
  }

  open(href: string): void {
    history.pushState(undefined, '', href);
    this.#arrive();
  }

  /** Another address for what is shown already: what was wrong with the first one is still told. */
  replace(change: Partial<Place>): void {
    this.#place = { ...this.#place, ...change };
    history.replaceState(undefined, '', write(this.#place));
    this.changed();
  }

  wear(theme: Theme): void {
    this.#theme = theme;
    this.#themeFaults = [];
    this.replace({ hash: toHash(theme) });
  }

  #arrive() {
    this.#place = read(location, defaults);
    this.#readTheme();
    this.changed();
  }

  #readTheme() {
    const { hash } = this.#place;
    // An address of another part of the page is no theme.
    if (hash !== '' && !hash.includes('=')) return;
    const result = fromHash(hash);
    this.#theme = 'theme' in result ? result.theme : emptyTheme;
    this.#themeFaults = 'faults' in result ? result.faults : [];
  }
}
export const navigation = new Navigation();

/** The address of a place, to be followed without a reload: the page hears presses on such links. */
export const hrefOf = (change: Partial<Place>): string => write({ ...navigation.place, ...change });
