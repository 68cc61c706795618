import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const waysInForMarkup = {
  regex: String.raw`^lit/(directives/(unsafe-|style-map)|static-html)`,
  message: 'Texts are never HTML, and a strict Content-Security-Policy blocks inline styles.',
};
const inlineStyles = {
  selector: String.raw`TemplateElement[value.raw=/\sstyle=/]`,
  message: 'A strict Content-Security-Policy blocks inline styles.',
};
/** What people read survives a browser's translation only through the project's own `html`. */
const plainHtml = {
  name: 'lit',
  importNames: ['html'],
  message: 'Import html from src/steps/html.ts: what a browser translates would stay as it is.',
};
const markupNames = ['innerHTML', 'outerHTML', 'srcdoc', 'insertAdjacentHTML'];

/** Holds a folder of src/ to the modules it may import, by import statement and by import(). */
const mayImport = (folder, allowed, sentence, paths = []) => {
  const message = `src/${folder} may import only ${sentence}.`;
  const other = `^(?!${allowed.join('|')})`;
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { paths, patterns: [{ regex: other, message }, waysInForMarkup] }],
      'no-restricted-syntax': [
        'error',
        inlineStyles,
        { selector: `ImportExpression[source.value=/${other.replaceAll('/', String.raw`\/`)}/]`, message },
      ],
    },
  };
};
const mayNotImport = (files, regex, message) => ({
  files: [files],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
});
/** Tests that run in Node, and what they share. */
const testsInNode = ['test/**/*.{node,e2e}.ts', 'test/*/**/support/**/*.ts'];
const own = String.raw`\./`;
const litItself = 'lit$|lit/';

export default defineConfig(
  // The examples are checked by their own builds: what they import is not installed here.
  { ignores: ['dist/', 'dist-demo/', 'coverage/', 'demo/examples/'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  {
    // What runs in Node has types of its own.
    files: ['src/cli/**/*.ts', 'demo/{bank,server,services}/**/*.ts', ...testsInNode, 'tools/**/*.ts'],
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: false, project: './tsconfig.node.json' },
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: testsInNode,
    // chai's assertions look like promises to the typed rules, and its properties like unused expressions.
    extends: [ts.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: testsInNode,
    rules: {
      // The runner waits for its tests by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'suite', 'test'] },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [waysInForMarkup] }],
      'no-restricted-syntax': ['error', inlineStyles],
      'no-restricted-properties': [
        'error',
        ...markupNames.map((property) => ({ property, message: 'Texts are never HTML.' })),
      ],
    },
  },
  {
    // JSX finds its tags in a namespace of each framework.
    files: ['src/jsx/*.ts'],
    rules: { '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }] },
  },
  mayImport('flow', [own], 'its own files'),
  mayImport('adapters', [own, String.raw`\.\./flow/`], 'src/flow and its own files'),
  mayImport('demo-bank', [own, String.raw`\.\./flow/`], 'src/flow and its own files'),
  mayImport(
    'conformance',
    [
      own,
      String.raw`(\.\./){1,2}flow/`,
      String.raw`\.\./(driver|promised|visit)\.js$`,
      String.raw`\.\./checks/check\.js$`,
    ],
    'src/flow and its own files',
  ),
  mayImport(
    'cli',
    [own, 'node:', String.raw`\.\./(adapters|conformance)/`],
    'Node, src/adapters, src/conformance and its own files',
  ),
  mayImport('loading', [own, String.raw`\.\./flow/`], 'src/flow and its own files'),
  mayImport(
    'i18n',
    [own, 'i18next$', String.raw`\.\./\.\./locales/`, String.raw`\.\./loading/`],
    'i18next, the locales, src/loading and its own files',
  ),
  mayImport('theme', [own, litItself], 'lit and its own files'),
  mayImport(
    'steps',
    [own, litItself, 'qrcode/', String.raw`\.\./(flow|loading|theme|i18n)/`],
    'lit, qrcode, src/flow, src/loading, src/theme, src/i18n and its own files',
    [plainHtml],
  ),
  {
    files: ['src/widget/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [plainHtml],
          patterns: [
            waysInForMarkup,
            {
              regex: String.raw`^\.\./(demo-bank|conformance)/`,
              message: 'What a bank tries out is no part of the element.',
            },
          ],
        },
      ],
    },
  },
  mayNotImport('demo/**/*.ts', String.raw`^(\.\./)+(tools|test)/`, 'The demo is made of the product alone.'),
  mayNotImport(
    'demo/bank/**/*.ts',
    String.raw`^(\.\./)+(server|services|tools|test)/`,
    'The bank knows the services by their wire alone; the demo’s server starts both.',
  ),
  mayNotImport(
    'demo/services/**/*.ts',
    String.raw`^(\.\./)+(bank|server|play|designers|scenes|tools|test)/|/src/(?!demo-bank/people\.js$)`,
    'The services write each formula a second time: they share the people with the bank, and nothing else.',
  ),
  mayNotImport('tools/*/*.ts', String.raw`^\.\./\.\./test/`, 'Tests use tools, never the other way round.'),
  { files: ['src/steps/html.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [waysInForMarkup] }] } },
);
