/** Compiles the code of the guides against the declarations of the built package, under its own name. */
import path from 'node:path';
import ts from 'typescript';
import { root, type Block } from './blocks.js';
import { modules, surroundings } from './surroundings.js';

/** The scripts of a component; `<script setup>` and code fences of Astro are modules too. */
const scriptOf = ({ language, code }: Block): string =>
  ['js', 'ts', 'tsx'].includes(language)
    ? code
    : [...code.matchAll(/<script[^>]*>\n([^]*?)<\/script>/g)].map(([, script]) => script).join('\n');

const extensions: Readonly<Record<string, string>> = { ts: 'ts', tsx: 'tsx' };

/** TypeScript does not see what `bind:this` sets, and says that it may be undefined. */
const boundByTemplate = 18048;

/** @returns by block, what the compiler finds wrong */
export function faultsOf(blocks: readonly Block[], strict: boolean): ReadonlyMap<Block, readonly string[]> {
  const files = new Map<string, string>();
  const blockOf = new Map<string, Block>();
  for (const block of blocks) {
    const folder = path.join(root, '.snippets', block.file);
    // The next block can import it.
    const named = path.join(folder, block.name ?? '-');
    const numbered = path.join(folder, `line-${block.line}.${extensions[block.language] ?? 'js'}`);
    const file = block.name && !files.has(named) ? named : numbered;
    // Where a page serves the folder of scripts is its own business. A block is a module, as it is in its page.
    files.set(file, `${scriptOf(block).replaceAll("'/login/", "'internetbank-login/cdn/")}\nexport {};\n`);
    blockOf.set(file, block);
    // One block for all that stand below it, as a reader has them.
    files.set(
      path.join(folder, 'web-eid.d.ts'),
      'export const authenticate: (nonce: string, options?: { lang?: string }) => Promise<object>;\n',
    );
  }
  files.set(path.join(root, '.snippets/surroundings.d.ts'), surroundings);
  files.set(path.join(root, '.snippets/modules.d.ts'), modules);

  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    jsx: ts.JsxEmit.ReactJSX,
    experimentalDecorators: true,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    strict,
  };
  const host = ts.createCompilerHost(options);
  const onDisk = ts.createCompilerHost(options);
  host.directoryExists = (folder) => folder.includes('.snippets') || ts.sys.directoryExists(folder);
  host.fileExists = (file) => files.has(file) || onDisk.fileExists(file);
  host.readFile = (file) => files.get(file) ?? onDisk.readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const code = files.get(file);
    return code === undefined ? onDisk.getSourceFile(file, version, ...rest) : ts.createSourceFile(file, code, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return new Map(
    [...blockOf].map(([file, block]) => {
      const source = program.getSourceFile(file);
      const found = source
        ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        : [];
      const faults = found.filter(({ code }) => block.language !== 'svelte' || code !== boundByTemplate);
      return [block, faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}
