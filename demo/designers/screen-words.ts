/** What every screen says in every language, for those who search: read off the screens themselves, out of sight, once. */
import { languages, Store } from '../shared/preferences.js';
import { scenes, type Scene } from '../scenes/catalogue.js';
import { artboard, draw } from './art-board.js';
import { inTurns } from './in-turns.js';
import { loadLocale } from './locale.js';
import { plain } from './search.js';
import { marked, textsOn } from './text-marks.js';
import { widgetTexts } from './words.js';

class ScreenWords extends Store {
  readonly #words = new Map<string, string>();
  #isBegun = false;

  /** Plain, empty as long as it is not known. */
  of({ id }: Scene): string {
    return this.#words.get(id) ?? '';
  }

  read(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    // Without them a search knows what the screens are called.
    void this.#readAll().catch(() => undefined);
  }

  async #readAll() {
    await Promise.all(languages.map((language) => widgetTexts.load(language)));
    const texts = { en: marked(await loadLocale('en')) };
    await inTurns(scenes, async (scene) => {
      const paths = await pathsOf(scene, texts);
      const words = languages.flatMap((language) => paths.map((path) => widgetTexts.get(language, path) ?? ''));
      this.#words.set(scene.id, plain(words.join(' ')));
    });
    this.changed();
  }
}

async function pathsOf(scene: Scene, texts: { en: ReturnType<typeof marked> }): Promise<string[]> {
  const board = artboard({ scene, lang: 'en', theme: 'light', scale: 1, isPicture: true, texts });
  board.classList.add('unseen');
  await draw([board], document.body);
  const paths = board.widget ? [...textsOn(board.widget).keys()] : [];
  board.remove();
  return paths;
}

export const screenWords = new ScreenWords();
