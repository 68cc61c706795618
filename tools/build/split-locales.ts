import { readFile } from 'node:fs/promises';
import type { Plugin } from 'rollup';

/**
 * In which parts of its language a text comes: with the first screen, with the help, or with the later screens. What a path does
 * not say its group does. The text about parts that do not come must be in the first one.
 */
const parts = {
  first:
    /^(loading|choosing|starting|methods|actions|banner|links|problems\.not-loaded|fields\.userNumber)\.|^identifying\.headingFirst$/,
  later: /^(choosing\.alarm|actions\.(confirm|back|anotherWay|reveal|hide)$)/,
  help: /^(help\.|links\.faq$)/,
  /** Either may come without the other. */
  laterAndHelp: /^links\.(getSmartId|qualifiedAccount|lostDevice|fraud)$/,
};
function partsOf(path: string): readonly string[] {
  if (parts.laterAndHelp.test(path)) return ['later', 'help'];
  if (parts.help.test(path)) return ['help'];
  return [parts.first.test(path) && !parts.later.test(path) ? 'first' : 'later'];
}

/** Of all texts those that come with one part, nested as they were. */
function only(wanted: string, texts: Texts, prefix = ''): Texts {
  const kept = Object.entries(texts).flatMap(([name, value]): [string, string | Texts][] => {
    const path = prefix + name;
    if (typeof value === 'string') return partsOf(path).includes(wanted) ? [[name, value]] : [];
    const group = only(wanted, value, `${path}.`);
    return Object.keys(group).length > 0 ? [[name, group]] : [];
  });
  return Object.fromEntries(kept);
}

interface Texts {
  readonly [name: string]: string | Texts;
}

/**
 * Serves each locale file in three parts: `lt.json` has the texts of the first screen, `lt.json?help` the help's,
 * `lt.json?later` the rest. All come from the one file that people edit, and that is published whole.
 */
export const splitLocales = (): Plugin => ({
  name: 'split-locales',
  async resolveId(source, importer) {
    const [path = '', part] = source.split('?');
    if (!part || !path.endsWith('.json')) return null;
    const file = await this.resolve(path, importer, { skipSelf: true });
    return file && `${file.id}?${part}`;
  },
  async load(id) {
    const [file = '', wanted] = id.split('?');
    if (!/[\\/]locales[\\/]\w+\.json$/.test(file)) return null;
    this.addWatchFile(file);
    const part = only(wanted ?? 'first', JSON.parse(await readFile(file, 'utf8')) as Texts);
    return { code: `export default ${JSON.stringify(part)}`, map: null };
  },
});
