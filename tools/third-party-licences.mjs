import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the package that a module comes from; none for our own. */
const packageOf = (id) => /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
const packagesIn = ({ modules = {} }) => new Set(Object.keys(modules).map(packageOf).filter(Boolean));

/** @throws when the package has no licence text to hand on */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)\b/i.test(entry));
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
  if (!license || !text) throw new Error(`${name} ${version} is bundled, but has no licence text`);
  return { title: `${name} ${version} (${license})`, text };
}

/** Points to the licences at the head of a file that holds code of other packages. */
export const licencePointer = (chunk) => (packagesIn(chunk).size > 0 ? '/*! See THIRD-PARTY-LICENSES.txt */' : '');

/**
 * Writes the licences of all packages that are in the bundle. Builds that write into the same folder share one instance,
 * and their licences come together in one file.
 */
export const thirdPartyLicences = () => {
  const folders = new Set();
  return {
    name: 'third-party-licences',
    generateBundle(_, bundle) {
      for (const folder of Object.values(bundle).flatMap((chunk) => [...packagesIn(chunk)])) folders.add(folder);
      const titles = new Map();
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
