import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { ownTrustedTypesPolicy } from './tools/build/own-trusted-types-policy.ts';
import { splitLocales } from './tools/build/split-locales.ts';
import { licencePointer, thirdPartyLicences } from './tools/build/third-party-licences.ts';

const languages = readdirSync('locales').map((file) => path.basename(file, '.json'));

const packages = () => [
  splitLocales(),
  // The browser map keeps Node's zlib and PNG code out of the QR chunk.
  nodeResolve({ browser: true, exportConditions: ['production'], extensions: ['.ts', '.mjs', '.js', '.json'] }),
  commonjs(),
];
/** The oldest browsers that are promised; why these, is in docs/decisions/0013-which-browsers.md. */
const floor = ['chrome103', 'edge103', 'firefox102', 'safari15.4', 'ios15.4'];
const typescript = () => esbuild({ tsconfig: './tsconfig.json', target: floor });

/** Publishes the texts as files too; the declarations in dist/types reach them by the same relative path as the sources do. */
const publishLocales = () => ({
  name: 'publish-locales',
  async generateBundle() {
    for (const file of await readdir('locales')) {
      if (!file.endsWith('.json')) continue;
      this.emitFile({ type: 'asset', fileName: `locales/${file}`, source: await readFile(path.join('locales', file)) });
    }
  },
});

/**
 * Lets what loads a part change its address: `() => import('./part.js')` becomes `(at) => import(at('./part.js'))`. Only this
 * build knows the addresses of its files; where a bundler is to find them, they have to be literals.
 */
const askableParts = () => ({
  name: 'askable-parts',
  transform(code, id) {
    if (!/[\\/]src[\\/]/.test(id)) return null;
    const changed = code.replaceAll('() => import(', '(at) => import(');
    if (/(?<!\(at\) => )\bimport\(/.test(changed)) this.error('Load a part by `loadPart(name, () => import(…))`.');
    return { code: changed, map: null };
  },
  renderDynamicImport: () => ({ left: 'import(at(', right: '))' }),
});

/**
 * Declares properties as Lit's decorators do, with a call each, and leaves the decorators out: they serve two standards, and
 * would be one part in forty of the first screen.
 */
const declaredProperties = () => ({
  name: 'declared-properties',
  transform(code, id) {
    if (!/[\\/]src[\\/]/.test(id)) return null;
    const changed = code.replaceAll(
      /__decorateClass\(\[\s*(property|state)\(([^]*?)\)\s*\], (\w+)\.prototype, "(\w+)", 2\);/g,
      (_, kind, options, name, property) =>
        `${name}.createProperty("${property}", ${kind === 'state' ? '{ state: true }' : options || undefined});`,
    );
    if (/__decorateClass\(\[/.test(changed)) this.error('Only `@property` and `@state` of Lit are known here.');
    return { code: changed, map: null };
  },
});

/** Leaves out the sentences that Lit would throw at whoever writes this widget's styles: nobody else can meet them. */
const quietStyles = () => ({
  name: 'quiet-styles',
  transform(code, id) {
    if (!/[\\/]reactive-element[\\/]css-tag\.js$/.test(id)) return null;
    const changed = code.replaceAll(/throw Error\("[^;}]*\)/g, 'throw Error()');
    if (changed === code) this.error('Found no sentences in css-tag.js: has Lit changed?');
    return { code: changed, map: null };
  },
});

const entry = 'internetbank-login';
const register = path.resolve('src/register.ts');

/** An entry that holds the first texts of a language too: the first screen in one request. */
const withTexts = (language) => ({
  name: 'with-texts',
  async resolveId(source, importer) {
    if (source === entry) return source;
    // What the package says of its files' effects is said of those it publishes.
    if (source === register) return { id: source, moduleSideEffects: true };
    if (!source.endsWith(`${language}.json`)) return null;
    const file = await this.resolve(source, importer, { skipSelf: true });
    // Nothing asks the entry for them: what does comes later, and finds them there.
    return file && { ...file, moduleSideEffects: 'no-treeshake' };
  },
  load(id) {
    if (id !== entry) return null;
    const texts = path.resolve('locales', `${language}.json`);
    return `import ${JSON.stringify(texts)};\nexport * from ${JSON.stringify(register)};`;
  },
});

/** By entry, what a page may have its browser load beside it: the screens after the first, and their texts. */
const next = new Map();
const nextFiles = (language) => ({
  name: 'next-files',
  generateBundle(_, bundle) {
    const isNext = ({ fileName }) => /[/](later-steps|talk|i18next-texts|\w\w-later)-.*[.]js$/.test(fileName);
    const files = Object.values(bundle).filter(isNext);
    for (const each of language ? [language] : languages) {
      const ofOther = languages.filter((other) => other !== each).map((other) => `/${other}-`);
      const own = files.filter(({ fileName }) => !ofOther.some((start) => fileName.includes(start)));
      const name = language ? `${entry}.${language}` : entry;
      next.set(`${name}.min.js, ${each}`, own.map(({ fileName }) => fileName).sort());
    }
  },
});

/** Writes the hashes a page needs for `integrity` on its script and on module preloads, of every script in the folder. */
const integrityHashes = () => ({
  name: 'integrity-hashes',
  async writeBundle({ dir }) {
    const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.js')).sort();
    const hashes = files.map(async (file) => {
      const hash = createHash('sha384').update(await readFile(path.join(dir, file)));
      return [file.replaceAll(path.sep, '/'), `sha384-${hash.digest('base64')}`];
    });
    const integrity = Object.fromEntries(await Promise.all(hashes));
    await writeFile(path.join(dir, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
    const preload = (file) => `<link rel="modulepreload" href="${file}" integrity="${integrity[file]}" />`;
    const lines = [...next].flatMap(([name, files]) => [`<!-- ${name} -->`, ...files.map(preload), '']);
    await writeFile(path.join(dir, 'modulepreload.html'), lines.join('\n'));
  },
});

// A production login page must not write to the console, and the sentences i18next would write there are most of its weight
// that nobody reads. Calls whose result is used stay.
const translatorLogging = ['this.logger', 'this.services.logger', 'baseLogger'].flatMap((logger) =>
  ['log', 'warn', 'error', 'deprecate', 'once'].map((method) => `${logger}.${method}`),
);

/** A language comes in parts, told apart by their names. */
const nameOfChunk = ({ facadeModuleId }) => {
  const part = facadeModuleId?.split('?')[1];
  return part ? `chunks/[name]-${part}-[hash].js` : 'chunks/[name]-[hash].js';
};

const minifier = () =>
  terser({
    ecma: 2021,
    module: true,
    compress: {
      passes: 6,
      pure_funcs: translatorLogging,
      pure_getters: true,
      // Nothing here asks a function for its `length`, or makes an object with `new` of one that never says `this`.
      keep_fargs: false,
      unsafe_arrows: true,
      unsafe_methods: true,
    },
    format: { comments: /^!/ },
  });
/** Terser leaves the names of private members as they are. */
const shortPrivateNames = () => minify({ target: floor, minify: false, minifyIdentifiers: true });
const cdnLicences = thirdPartyLicences();
const cdnOutput = {
  dir: 'dist/cdn',
  format: 'es',
  sourcemap: true,
  compact: true,
  banner: licencePointer,
  entryFileNames: '[name].min.js',
  chunkFileNames: nameOfChunk,
};

export default [
  {
    input: {
      index: 'src/index.ts',
      elements: 'src/elements.ts',
      flow: 'src/flow.ts',
      react: 'src/react.ts',
      'adapters/http': 'src/adapters/http.ts',
      'adapters/demo': 'src/demo-bank/adapter.ts',
      'adapters/conformance': 'src/conformance/index.ts',
      callback: 'src/adapters/callback.ts',
      cli: 'src/cli/main.ts',
      server: 'src/server.ts',
      hydrate: 'src/hydrate.ts',
    },
    external: [/^lit(\/|$)/, /^@lit-labs\//, /^node:/, 'i18next', 'react'],
    output: {
      dir: 'dist',
      format: 'es',
      // Where servers render components, this one runs in the browser too. Bundlers drop the directive of a source file.
      banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: nameOfChunk,
    },
    plugins: [...packages(), typescript(), publishLocales(), thirdPartyLicences()],
  },
  ...[undefined, ...languages].map((language) => ({
    input: language ? { [`${entry}.${language}`]: entry } : { [entry]: 'src/register.ts' },
    // Keeps what the lazy chunks share in the entry itself: one request less before the first screen.
    preserveEntrySignatures: 'allow-extension',
    // Reading a property of a class that nobody keeps has no effect worth keeping either.
    treeshake: { propertyReadSideEffects: false },
    output: cdnOutput,
    plugins: [
      language && withTexts(language),
      ...packages(),
      ownTrustedTypesPolicy('internetbank-login'),
      // Without its slash an SVG shape would swallow those after it.
      minifyTemplateLiterals({ include: ['src/**/*.ts'], options: { minifyOptions: { keepClosingSlash: true } } }),
      typescript(),
      askableParts(),
      declaredProperties(),
      quietStyles(),
      shortPrivateNames(),
      minifier(),
      nextFiles(language),
      cdnLicences,
    ],
  })),
  // Apart, so that nothing of it is shared out of the entry above; last, because only then every script has its hash.
  {
    input: { callback: 'src/adapters/callback.ts' },
    output: cdnOutput,
    plugins: [...packages(), typescript(), minifier(), cdnLicences, integrityHashes()],
  },
];
