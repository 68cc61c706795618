// Checks the texts of the widget and of the demo's pages, the languages against each other and each by itself: keys, plurals,
// placeholders, typography, kinds of faults; those of the widget also for length and ease.
// Prints one line per finding. Usage: tsx tools/check/texts.ts [folder with locale files, instead of all texts]
import { doubles, findings, findingsOfSet } from './texts/findings.js';
import { filesOf, jsonIn, languages, leaves, readTexts, sources, widget, type Source } from './texts/sources.js';

/** Whether nothing was found. */
async function check(source: Source): Promise<boolean> {
  const files = readTexts(source);
  if (source.english) files.en = await source.english();
  const lines = source.replaces ? findingsOfSet(files, readTexts(source.replaces), source) : findings(files, source);
  const found = lines.map((line) => `${source.where} ${line}`);
  for (const file of filesOf(source)) {
    found.push(...[...doubles(jsonIn(file))].map((what) => `${file} ${what}`));
  }
  for (const line of found) console.error(line);
  if (found.length > 0) return false;
  const counts = (source.only ?? languages).map((language) => `${leaves(files[language]).length} ${language}`);
  console.log(`Texts in ${source.where}: ${counts.join(', ')}; nothing to correct`);
  return true;
}

const folder = process.argv[2];
for (const source of folder ? [{ ...widget, where: folder }] : sources) {
  if (!(await check(source))) process.exitCode = 1;
}
