// What is packed compiles in a project of somebody else: in every way in which TypeScript finds modules, and with the
// declarations themselves checked, by our own TypeScript or by the one in the folder that is named: `npm run types:oldest`
// names the oldest that docs/browsers.md promises.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type TypeScript from 'typescript';

const require = createRequire(import.meta.url);
const [named] = process.argv.slice(2);
const ts = require(named ? path.resolve(named) : 'typescript') as typeof TypeScript;

const page = `
import { createHttpAdapter, type InternetbankLogin, type LinkOptions, LoginError } from 'internetbank-login';
import { adapterConformance } from 'internetbank-login/adapters/conformance.js';
import { createDemoAdapter } from 'internetbank-login/adapters/demo.js';
import { createHttpAdapter as http, type HttpAdapterOptions } from 'internetbank-login/adapters/http.js';
import { completeReturn } from 'internetbank-login/callback.js';
import { completeReturn as cdnReturn } from 'internetbank-login/cdn/callback.min.js';
import { createHttpAdapter as cdnHttp } from 'internetbank-login/cdn/internetbank-login.min.js';
import { ChoosingStep } from 'internetbank-login/elements.js';
import { browserClock, type LoginAdapter, LoginFlow, type World } from 'internetbank-login/flow.js';

const options: HttpAdapterOptions = { endpoint: '/bank' };
const links: LinkOptions = { contact: 'https://bank.example/', faq: { lt: 'https://bank.example/lt' } };
const adapters: LoginAdapter[] = [createHttpAdapter(options), http(options), cdnHttp(options), createDemoAdapter()];
const login: InternetbankLogin | null = document.querySelector('internetbank-login');
login?.addEventListener('login-success', ({ detail }) => detail.activated satisfies boolean);
Object.assign(login ?? {}, { adapter: adapters[0], links });

export const flowOf = (world: World): LoginFlow => new LoginFlow({ ...world, clock: browserClock });
export const problems: Promise<string | undefined>[] = [completeReturn(options), cdnReturn(options)];
export const all = [adapterConformance, ChoosingStep, LoginError];
// @ts-expect-error there is no such order
if (login) login.order = 'alphabetical';
`;
const component = `
import { InternetbankLogin, type InternetbankLoginElement } from 'internetbank-login/react.js';
import { useRef } from 'react';

export function Login() {
  const login = useRef<InternetbankLoginElement>(null);
  return <InternetbankLogin ref={login} endpoint="/bank" onLoginFailure={({ detail }) => detail.problem.length} />;
}
`;
const texts = (attributes: string): string => `
import lt from 'internetbank-login/locales/lt.json'${attributes};

export const heading: string = lt.choosing.heading;
`;

/** The tag in each framework's JSX, as our own tests write it, in the package's name. */
const jsx = ['react-tag', 'preact', 'solid', 'vue'].map((name): [string, string] => {
  const code = readFileSync(`test/types/${name}.tsx`, 'utf8');
  return [
    `${name}.tsx`,
    code
      .replaceAll('../../src/demo-bank/adapter', '../../src/adapters/demo')
      .replaceAll('../../src', 'internetbank-login'),
  ];
});

/** How each compiler finds modules. */
function waysOf() {
  const { ModuleKind, ModuleResolutionKind: Resolution } = ts;
  const [major = 0, minor = 0] = ts.versionMajorMinor.split('.').map(Number);
  // Where Node wants an import attribute for JSON, so does TypeScript, from the version on that knows them.
  const knowsAttributes = major > 5 || minor >= 3;
  return [
    { way: 'bundler', module: ModuleKind.ESNext, moduleResolution: Resolution.Bundler },
    { way: 'node16', module: ModuleKind.Node16, moduleResolution: Resolution.Node16 },
    { way: 'nodenext', module: ModuleKind.NodeNext, moduleResolution: Resolution.NodeNext, knowsAttributes },
    // Deprecated from TypeScript 6 on.
    {
      way: 'node10',
      module: ModuleKind.ESNext,
      moduleResolution: Resolution.Node10,
      ...(major >= 6 && { ignoreDeprecations: '6.0' }),
    },
  ];
}

/** Of the project and of this package: how well frameworks fit a compiler is theirs to say. */
const isOurs = ({ file }: TypeScript.Diagnostic): boolean => !file || file.fileName.startsWith(folder);

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'internetbank-login-types-')));
try {
  const own = path.join(folder, 'node_modules', 'internetbank-login');
  for (const packed of ['package.json', 'dist/types', 'dist/locales']) {
    cpSync(packed, path.join(own, packed), { recursive: true });
  }
  const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'peerDependencies',
    Record<string, string>
  >;
  for (const name of [...Object.keys(dependencies), ...Object.keys(peerDependencies), '@types/react']) {
    const link = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.resolve('node_modules', name), link, 'junction');
  }
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  const files = {
    'page.ts': page,
    'component.tsx': component,
    'texts.ts': texts(''),
    'texts-nodenext.ts': texts(" with { type: 'json' }"),
    ...Object.fromEntries(jsx),
  };
  for (const [name, code] of Object.entries(files)) writeFileSync(path.join(folder, name), code);

  for (const { way, knowsAttributes = false, ...options } of waysOf()) {
    const other = knowsAttributes ? 'texts.ts' : 'texts-nodenext.ts';
    const roots = Object.keys(files).filter((name) => name !== other);
    const program = ts.createProgram(
      roots.map((name) => path.join(folder, name)),
      {
        ...options,
        target: ts.ScriptTarget.ES2022,
        lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        jsx: ts.JsxEmit.ReactJSX,
        resolveJsonModule: true,
        esModuleInterop: true,
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        types: [],
      },
    );
    const faults = ts.getPreEmitDiagnostics(program).filter(isOurs);
    console.log(`TypeScript ${ts.version}, ${way}: ${faults.length} faults`);
    if (faults.length === 0) continue;
    process.exitCode = 1;
    const host = {
      getCanonicalFileName: (name: string) => name,
      getCurrentDirectory: () => folder,
      getNewLine: () => '\n',
    };
    console.error(ts.formatDiagnostics(faults.slice(0, 10), host));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
