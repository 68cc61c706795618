// Tables of what the element has, in the documents that ask for them: `<!-- table: events -->`. Their source is the element's
// header, the properties' comments, the theme's defaults and the steps of the login.
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { colours, sizes } from '../../src/theme/token-defaults.js';
import { describeElement } from './element.js';

const steps = new URL('../../src/flow/state.ts', import.meta.url);
const element = await describeElement();

const code = (text: string): string => (text === '' ? '–' : `\`${text.replaceAll('|', String.raw`\|`)}\``);
/** The first paragraph: editors show the rest, and so do the documents below the table. */
const says = ({ description = '' }: { description?: string }): string =>
  (description.split('\n\n')[0] ?? '').replaceAll('\n', ' ').replaceAll('|', String.raw`\|`);
/** What every property takes besides is left out. */
const typeOf = (type?: { text: string }): string => (type?.text ?? '').replace(/( \| (null|undefined))+$/, '');

/** Detail and occasion stand in one sentence: "once per flow: `{ problem }`; cancelable". */
function eventRow({ name, description = '' }: { name: string; description?: string }): string[] {
  const [, when = '', detail = '', more = ''] = /^(.*?): `(\{.*?\})`(.*)$/s.exec(description) ?? [];
  return [code(name), code(detail), says({ description: when + more })];
}

function attributeRows(): string[][] {
  const properties = element.members
    .filter(({ kind }) => kind === 'field')
    .sort((a, b) => Number(a.readonly ?? false) - Number(b.readonly ?? false));
  const alone = element.attributes.filter(({ fieldName }) => !fieldName);
  return [
    ...properties.map((each) => [
      code(each.attribute ?? ''),
      code(each.name),
      code(typeOf(each.type)),
      each.readonly ? 'read-only' : code((each.default ?? '').replace(/^(null|'')$/, '')),
      says(each),
    ]),
    ...alone.map((each) => [
      code(each.name),
      code(each.name === 'lang' ? 'lang' : ''),
      code(typeOf(each.type)),
      '–',
      says(each),
    ]),
  ];
}

const methodRows = (): string[][] =>
  element.members
    .filter(({ kind }) => kind === 'method')
    .map((each) => {
      const parameters = (each.parameters ?? []).map(({ name, optional }) => name + (optional ? '?' : ''));
      return [code(`${each.name}(${parameters.join(', ')})`), says(each)];
    });

/** A state names its step, and says above it what the step is. */
function stepRows(): string[][] {
  const source = ts.createSourceFile('state.ts', readFileSync(steps, 'utf8'), ts.ScriptTarget.ES2022, true);
  return source.statements.filter(ts.isInterfaceDeclaration).flatMap((state) => {
    const step = state.members.find((member) => member.name?.getText(source) === 'step');
    const [, name] = /'(\w+)'/.exec(step?.getText(source) ?? '') ?? [];
    const [comment] = ts.getJSDocCommentsAndTags(state);
    const description = (comment && ts.getTextOfJSDocComment(comment.comment)) ?? '';
    return name === undefined ? [] : [[code(name), says({ description })]];
  });
}

const purpose = (name: string): string => says(element.cssProperties.find((each) => each.name === name) ?? {});
const named = (rows: readonly { name: string; description?: string }[]) =>
  rows.map((each) => [code(each.name), says(each)]);

const tables: Readonly<Record<string, { readonly head: readonly string[]; readonly rows: readonly string[][] }>> = {
  attributes: { head: ['attribute', 'property', 'type', 'default', 'meaning'], rows: attributeRows() },
  methods: { head: ['method', 'does'], rows: methodRows() },
  events: { head: ['event', '`detail`', 'when'], rows: element.events.map(eventRow) },
  steps: { head: ['step', 'what happens'], rows: stepRows() },
  slots: { head: ['slot', 'where'], rows: named(element.slots) },
  parts: { head: ['part', 'what it is'], rows: named(element.cssParts) },
  colours: {
    head: ['token', 'default, light', 'default, dark', 'used for'],
    rows: Object.entries(colours).map(([name, [light, dark]]) => [
      code(`--ibl-${name}`),
      code(light),
      code(dark),
      purpose(`--ibl-${name}`),
    ]),
  },
  sizes: {
    head: ['token', 'default', 'used for'],
    rows: Object.entries(sizes).map(([name, value]) => [code(`--ibl-${name}`), code(value), purpose(`--ibl-${name}`)]),
  },
};
export const tableNames: readonly string[] = Object.keys(tables);

const place = /^<!-- table: (\w+) -->\n+(?:\|.*\n)*\n*/gm;

/** @throws when a document asks for a table that there is not */
export const withTables = (document: string): string =>
  document.replace(place, (_, name: string) => {
    const { head, rows } = tables[name] ?? {};
    if (!head || !rows) throw new Error(`There is no table called ${name}.`);
    const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`);
    return `<!-- table: ${name} -->\n\n${lines.join('')}\n`;
  });

export const tablesIn = (document: string): string[] => [...document.matchAll(place)].map(([, name = '']) => name);
