import { Store } from '../../shared/preferences.js';
import { emptyTheme, type Side, type Theme, tokens } from '../../shared/theme/model.js';
import { navigation } from '../navigation.js';

const same = (one: Theme, other: Theme) => {
  const sorted = (record: object) => JSON.stringify(Object.entries(record).sort());
  return sorted(one.colours) === sorted(other.colours) && sorted(one.sizes) === sorted(other.sizes);
};

const without = <Value>(record: Readonly<Record<string, Value>>, name: string) =>
  Object.fromEntries(Object.entries(record).filter(([own]) => own !== name));

/** The theme that the page wears, as it is edited: every change is a step that can be undone. */
class ThemeStore extends Store {
  #past: Theme[] = [];
  #future: Theme[] = [];
  #gesture: string | undefined;

  get now(): Theme {
    return navigation.theme;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  is(theme: Theme): boolean {
    return same(theme, this.now);
  }

  /** @param gesture changes of one gesture, a slider drawn along, are one step */
  change(next: Theme, gesture?: string): void {
    if (this.is(next)) return;
    if (gesture === undefined || gesture !== this.#gesture) this.#past.push(this.now);
    this.#gesture = gesture;
    this.#future = [];
    navigation.wear(next);
    this.changed();
  }

  setColour(name: string, side: Side, hex: string, gesture?: string): void {
    const initial = tokens.colours[name];
    if (!initial) return;
    const [light, dark] = this.now.colours[name] ?? initial;
    const [nextLight, nextDark] = side === 0 ? [hex, dark] : [light, hex];
    const isInitial = nextLight === initial[0] && nextDark === initial[1];
    const colours = isInitial
      ? without(this.now.colours, name)
      : { ...this.now.colours, [name]: [nextLight, nextDark] as const };
    this.change({ ...this.now, colours }, gesture);
  }

  setSize(name: string, value: string, gesture?: string): void {
    const isInitial = value === tokens.sizes[name];
    const sizes = isInitial ? without(this.now.sizes, name) : { ...this.now.sizes, [name]: value };
    this.change({ ...this.now, sizes }, gesture);
  }

  /** Back to the widget's own. */
  reset(name: string): void {
    this.change({ colours: without(this.now.colours, name), sizes: without(this.now.sizes, name) });
  }

  clear(): void {
    this.change(emptyTheme);
  }

  /** The next change begins a step of its own. */
  settle(): void {
    this.#gesture = undefined;
  }

  undo(): void {
    this.#step(this.#past, this.#future);
  }

  redo(): void {
    this.#step(this.#future, this.#past);
  }

  #step(from: Theme[], to: Theme[]) {
    const next = from.pop();
    if (!next) return;
    to.push(this.now);
    this.settle();
    navigation.wear(next);
    this.changed();
  }
}
export const themeStore = new ThemeStore();
