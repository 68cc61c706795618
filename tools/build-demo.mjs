/**
 * The demo as a folder that any host can serve from any path: `npm run build:demo` writes dist-demo/. It holds the page of
 * the designers and the live login, which a scripted bank in the browser answers instead of the demo bank's server.
 *
 * `generate` makes what both kinds of the page read of the widget's sources; the server calls it too.
 */
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

const bundle = async (options) => {
  const { outputFiles } = await build({ bundle: true, write: false, format: 'esm', logLevel: 'error', ...options });
  return outputFiles[0].text;
};

/** The widget's tokens, from where it has them. */
async function tokens() {
  const code = await bundle({ entryPoints: [at('src/theme/token-defaults.ts')] });
  const { colours, sizes } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return JSON.stringify({ colours, sizes });
}

/** The colour library: 46 kB, 18 kB compressed. It parses any CSS colour and measures contrast. */
const colour = () =>
  bundle({
    stdin: {
      contents: `import { ColorSpace, HSL, HWB, Lab, LCH, OKLab, OKLCH, sRGB } from 'colorjs.io/fn';
        for (const space of [sRGB, HSL, HWB, Lab, LCH, OKLab, OKLCH]) ColorSpace.register(space);
        export { contrastWCAG21, parse, serialize, to, toGamut } from 'colorjs.io/fn';`,
      resolveDir: root,
    },
    platform: 'browser',
    target: 'es2022',
    minify: true,
  });

/** What the manifest for editors says of the element. */
export async function describeElement() {
  const { cli } = await import('@custom-elements-manifest/analyzer/cli.js');
  const { modules } = await cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });
  return modules[0].declarations[0];
}

/** The same, without what only tools need. */
async function elements() {
  const widget = await describeElement();
  const readme = await readmeTables();
  // What the README says of several parts together counts.
  const parts = new Map([...widget.cssParts.map(({ name, description }) => [name, description]), ...readme.parts]);
  const properties = widget.members.filter(({ kind, description }) => kind === 'field' && description);
  const otherAttributes = widget.attributes.filter(({ fieldName }) => !fieldName);
  const described = widget.cssProperties.map(({ name, description }) => [name.replace('--ibl-', ''), description]);
  return JSON.stringify({
    tokens: Object.fromEntries([...readme.tokens, ...described]),
    parts: [...parts].map(([name, description]) => ({ name, description })),
    events: widget.events.map(({ name, description }) => ({ name, description })),
    slots: widget.slots.map(({ name, description }) => ({ name, description })),
    attributes: [...properties, ...otherAttributes].map(({ name, attribute, description, type, default: initial }) => ({
      name,
      attribute,
      description,
      type: type?.text,
      default: initial,
    })),
  });
}

/** What the README says of parts and tokens: `| \`a\` \`b\` | words |`, the last cell being the words. */
async function readmeTables() {
  const readme = await readFile(at('README.md'), 'utf8');
  const named = (text) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
      .flatMap((cells) => [...(cells[0] ?? '').matchAll(/`([\w-]+)`/g)].map(([, name]) => [name, cells.at(-1) ?? '']));
  const section = (heading, end) => {
    const begin = readme.indexOf(heading);
    return begin < 0 ? '' : readme.slice(begin, readme.indexOf(end, begin + heading.length));
  };
  return {
    tokens: named(readme)
      .filter(([name]) => name.startsWith('--ibl-'))
      .map(([name, words]) => [name.slice('--ibl-'.length), words]),
    parts: named(section('### Parts', '\n## ')),
  };
}

/** The scripted bank. Its errors are of the widget's own class, by which the widget knows them. */
const demoBank = () =>
  bundle({
    entryPoints: [at('src/demo-bank/adapter.ts')],
    platform: 'browser',
    target: 'es2022',
    minify: true,
    plugins: [
      {
        name: 'errors-of-the-widget',
        setup(bundler) {
          bundler.onResolve({ filter: /flow\/adapter\.js$/ }, () => ({
            path: '../cdn/internetbank-login.min.js',
            external: true,
          }));
        },
      },
    ],
  });

/** The demo bank's people, as its server lists them. */
async function people() {
  const { listed, mobileIdPeople, userPeople } = await import('../demo/server/people.js');
  return JSON.stringify({ userNumbers: userPeople.map(listed), mobileId: mobileIdPeople.map(listed) });
}

const generators = {
  'tokens.json': tokens,
  'colour.js': colour,
  'elements.json': elements,
  'demo-bank.js': demoBank,
  'people.json': people,
};
const made = new Map();

/** One of the generated files, or undefined when there is none of that name. */
export function generate(name) {
  if (!Object.hasOwn(generators, name)) return undefined;
  if (!made.has(name))
    made.set(
      name,
      generators[name]().catch((error) => {
        made.delete(name);
        throw error;
      }),
    );
  return made.get(name);
}

/** The policy of the demo bank's server, for hosts that send none. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
  "form-action 'none'; require-trusted-types-for 'script'; trusted-types internetbank-login";

async function write(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** A page as it lies in the folder `demo`, for a place one folder up. */
const movedUp = (html) =>
  html.replace(/(href|src)="(?!\w+:|#|\/)([^"]*)"/g, (_, name, target) => {
    const moved = path.posix.normalize(`demo/${target}`);
    return `${name}="${moved}"`;
  });
const withPolicy = (html) =>
  html.replace(
    /(<meta charset="utf-8" \/>)/,
    `$1\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );

/**
 * Writes the whole site.
 * @param {{ outDir?: string, cdnDir?: string }} [options]
 */
export async function buildDemo({ outDir = at('dist-demo'), cdnDir = at('dist', 'cdn') } = {}) {
  const out = (...parts) => path.join(outDir, ...parts);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(out('demo'), { recursive: true });
  const isMap = (file) => file.endsWith('.map');
  await cp(cdnDir, out('cdn'), { recursive: true, filter: (file) => !isMap(file) });
  await cp(at('demo/gallery'), out('demo/gallery'), { recursive: true });
  await cp(at('locales'), out('demo/gallery/data/locales'), { recursive: true });
  for (const name of ['tokens.json', 'colour.js', 'elements.json']) {
    await write(out('demo/gallery/data', name), await generate(name));
  }
  for (const name of ['demo-bank.js', 'people.json']) await write(out('demo', name), await generate(name));
  const pageFiles = [
    'conversation.js',
    'masked.js',
    'people.js',
    'texts.js',
    'texts.json',
    'static.js',
    'demo.css',
    'props.css',
    'favicon.svg',
  ];
  for (const name of pageFiles) await cp(at('demo/page', name), out('demo', name));
  await write(out('index.html'), withPolicy(movedUp(await readFile(at('demo/page/static.html'), 'utf8'))));
  for (const name of ['index.html', 'scene.html']) {
    await write(out('demo/gallery', name), withPolicy(await readFile(at('demo/gallery', name), 'utf8')));
  }
  const files = (await readdir(outDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  );
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, bytes } = await buildDemo();
  const library = await generate('colour.js');
  console.log(`dist-demo/: ${files} files, ${Math.round(bytes / 1024)} KiB`);
  console.log(
    `Bundled for the theme editor: colorjs.io, ${library.length} bytes, ${brotliCompressSync(library).length} with brotli`,
  );
}
