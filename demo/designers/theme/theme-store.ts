import { Store } from '../../shared/preferences.js';
import { check, declarations, emptyTheme, type Side, type Theme, tokens, whole } from '../../shared/theme/model.js';
import { navigation } from '../navigation.js';

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
    return JSON.stringify(declarations(theme)) === JSON.stringify(declarations(this.now));
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
    const [light = '', dark = ''] = whole(this.now).colours[name] ?? [];
    this.#put(name, side === 0 ? [hex, dark] : [light, hex], gesture);
  }

  setSize(name: string, value: string, gesture?: string): void {
    this.#put(name, value, gesture);
  }

  /** Back to the widget's own. */
  reset(name: string): void {
    this.#put(name, tokens.colours[name] ?? tokens.sizes[name]);
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

  #put(name: string, value: unknown, gesture?: string) {
    const { colours, sizes } = this.now;
    const result = check(Object.entries({ ...colours, ...sizes, [name]: value }));
    if ('theme' in result) this.change(result.theme, gesture);
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
