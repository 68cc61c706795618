import { readFile } from 'node:fs/promises';
import type { Plugin } from 'rollup';

/** The groups of texts that the first screen shows, and those of the help; all others come with the later screens. */
const first = new Set(['loading', 'choosing', 'starting', 'methods', 'actions', 'banner', 'links']);
const help = new Set(['help']);
const partOf = (group: string) => (first.has(group) ? undefined : help.has(group) ? 'help' : 'later');

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
    const texts = Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>);
    const part = texts.filter(([group]) => partOf(group) === wanted);
    return { code: `export default ${JSON.stringify(Object.fromEntries(part))}`, map: null };
  },
});
