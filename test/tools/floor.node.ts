// What was built, looked through for what the oldest promised browsers lack (docs/decisions/0013-which-browsers.md).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';

interface SyntaxNode {
  readonly type?: string;
  readonly name?: string;
  readonly computed?: boolean;
  readonly object?: SyntaxNode;
  readonly property?: SyntaxNode;
  readonly regex?: { readonly pattern: string; readonly flags: string };
}

/** Methods that came after Chrome 103, Firefox 102 or Safari 15.4, and those of 2022 that one of the three lacks. */
const newer = new Set(
  (
    'throwIfAborted findLast findLastIndex toSorted toReversed toSpliced groupBy withResolvers canParse isWellFormed toWellFormed ' +
    'fromAsync symmetricDifference isSubsetOf isSupersetOf isDisjointFrom checkVisibility togglePopover showPopover ' +
    'startViewTransition getHTML setHTMLUnsafe moveBefore'
  ).split(' '),
);
/** Of `AbortSignal` itself; adapters and tests have methods of these names too. */
const newerSignals = new Set(['any', 'timeout']);

function lackIn(node: SyntaxNode): string | undefined {
  if (node.type === 'StaticBlock') return 'a static block';
  if (node.regex && /\(\?<[=!]|\(\?[a-z]*-?[a-z]*:/.test(node.regex.pattern.replaceAll('(?:', ''))) {
    return `/${node.regex.pattern}/`;
  }
  if (node.regex && /[vd]/.test(node.regex.flags)) return `a regular expression with ${node.regex.flags}`;
  const name = node.type === 'MemberExpression' && !node.computed ? node.property?.name : undefined;
  if (name === undefined) return undefined;
  return newer.has(name) || (newerSignals.has(name) && node.object?.name === 'AbortSignal') ? name : undefined;
}

function lacks(value: unknown, found: string[] = []): string[] {
  if (!value || typeof value !== 'object') return found;
  const lack = lackIn(value);
  if (lack !== undefined) found.push(lack);
  for (const inner of Object.values(value)) lacks(inner, found);
  return found;
}

describe('what was built', () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
  const programs = Object.values(bin).map((file) => path.relative('dist', file));
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(
    // Programs run in Node.
    (file) => file.endsWith('.js') && !programs.includes(file),
  );

  it('is there', () => {
    assert.ok(files.includes(path.join('cdn', 'internetbank-login.min.js')));
  });

  for (const file of files) {
    it(`asks nothing of a browser that the oldest lack: ${file}`, () => {
      assert.deepEqual(lacks(parseAst(readFileSync(path.join('dist', file), 'utf8'))), []);
    });
  }

  for (const [code, lack] of [
    ['class A { static { f(); } }', 'a static block'],
    ['/(?<!a)b/u', '/(?<!a)b/'],
    ['signal.throwIfAborted()', 'throwIfAborted'],
    ['AbortSignal.any([])', 'any'],
  ] as const) {
    it(`would be found: ${code}`, () => {
      assert.deepEqual(lacks(parseAst(code)), [lack]);
    });
  }
});
