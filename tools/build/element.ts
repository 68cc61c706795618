/** What tools and pages say of the element: read from its header, by the analyzer that writes `custom-elements.json`. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cli, type ElementDeclaration } from '@custom-elements-manifest/analyzer/cli.js';
import type { DescribedElement } from '../../demo/gallery/described-element.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @throws when the analyzer finds no element */
export async function describeElement(): Promise<ElementDeclaration> {
  const { modules } = await cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });
  const element = modules[0]?.declarations[0];
  if (!element) throw new Error('The analyzer found no element: has custom-elements-manifest.config.mjs changed?');
  return element;
}

/** The same, without what only editors need. */
export async function describedElement(): Promise<DescribedElement> {
  const { cssParts, cssProperties, members, attributes, events, slots } = await describeElement();
  const readme = await readmeTables();
  // What the README says of several parts together counts.
  const parts = new Map([...wordsByName(cssParts), ...readme.parts]);
  const tokens = wordsByName(cssProperties).map(([name, words]): Words => [name.replace('--ibl-', ''), words]);
  const properties = members.filter(({ kind, description }) => kind === 'field' && description);
  const otherAttributes = attributes.filter(({ fieldName }) => !fieldName);
  return {
    tokens: Object.fromEntries([...readme.tokens, ...tokens]),
    parts: [...parts].map(([name, description]) => ({ name, description })),
    events: wordsByName(events).map(([name, description]) => ({ name, description })),
    slots: wordsByName(slots).map(([name, description]) => ({ name, description })),
    attributes: [...properties, ...otherAttributes].map(
      ({ name, attribute, description = '', type, default: initial }) => ({
        name,
        attribute: attribute ?? name,
        description,
        type: type?.text ?? '',
        default: initial ?? '',
      }),
    ),
  };
}

type Words = [name: string, words: string];

const wordsByName = (rows: readonly { name: string; description?: string }[]): Words[] =>
  rows.map(({ name, description = '' }) => [name, description]);

/** What the README says of parts and tokens: `| \`a\` \`b\` | words |`, the last cell being the words. */
async function readmeTables(): Promise<{ tokens: Words[]; parts: Words[] }> {
  const readme = await readFile(`${root}README.md`, 'utf8');
  const cellsOf = (row: string) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const named = (text: string): Words[] =>
    text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map(cellsOf)
      .flatMap((cells) =>
        [...(cells[0] ?? '').matchAll(/`([\w-]+)`/g)].map(([, name = '']): Words => [name, cells.at(-1) ?? '']),
      );
  const section = (heading: string, end: string) => {
    const begin = readme.indexOf(heading);
    return begin < 0 ? '' : readme.slice(begin, readme.indexOf(end, begin + heading.length));
  };
  return {
    tokens: named(readme)
      .filter(([name]) => name.startsWith('--ibl-'))
      .map(([name, words]): Words => [name.slice('--ibl-'.length), words]),
    parts: named(section('### Parts', '\n## ')),
  };
}
