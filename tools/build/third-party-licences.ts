import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OutputAsset, OutputChunk, Plugin, RenderedChunk } from 'rollup';

/** The folder of the package that a module comes from; none for our own. */
const packageOf = (id: string) => /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
const packagesIn = (file: OutputChunk | OutputAsset | RenderedChunk): string[] =>
  'modules' in file ? Object.keys(file.modules).flatMap((id) => packageOf(id) ?? []) : [];

/** @throws when the package has no licence text to hand on */
function licenceOf(folder: string) {
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const { name, version, license } = JSON.parse(manifest) as { name: string; version: string; license?: string };
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)\b/i.test(entry));
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
  if (!license || !text) throw new Error(`${name} ${version} is bundled, but has no licence text`);
  return { title: `${name} ${version} (${license})`, text };
}

/** Points to the licences at the head of a file that holds code of other packages. */
export const licencePointer = (chunk: RenderedChunk) =>
  packagesIn(chunk).length > 0 ? '/*! See THIRD-PARTY-LICENSES.txt */' : '';

/**
 * Writes the licences of all packages that are in the bundle. Builds that write into the same folder share one instance,
 * and their licences come together in one file.
 */
export const thirdPartyLicences = (): Plugin => {
  const folders = new Set<string>();
  return {
    name: 'third-party-licences',
    generateBundle(_, bundle) {
      for (const folder of Object.values(bundle).flatMap(packagesIn)) folders.add(folder);
      const titles = new Map<string, string[]>();
      for (const { title, text } of [...folders].sort().map(licenceOf)) {
        titles.set(text, [...(titles.get(text) ?? []), title]);
      }
      const parts = [...titles].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
      const source = ['The files beside this one hold code of these packages.\n', ...parts].join(
        `\n${'-'.repeat(80)}\n\n`,
      );
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source });
    },
  };
};
