// Gives what is unreleased in the changelog the version of package.json and today's date: `npm version` calls it.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const unreleased = '## [Unreleased]\n';

/**
 * @param date in the form of ISO 8601, as Keep a Changelog wants it
 * @throws when there is nothing to release, or no place to say so
 */
export function release(changelog: string, version: string, date: string): string {
  const [before, rest, ...more] = changelog.split(unreleased);
  if (before === undefined || rest === undefined || more.length > 0) {
    throw new Error(`The changelog needs one line "${unreleased.trim()}".`);
  }
  const [own = ''] = rest.split(/^## /m);
  if (own.trim() === '') throw new Error('Nothing in the changelog is unreleased.');
  return `${before}${unreleased}\n## [${version}] - ${date}\n${rest}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync('CHANGELOG.md', release(readFileSync('CHANGELOG.md', 'utf8'), version, today));
}
