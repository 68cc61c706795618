/** The pages that are measured: ours in every way that a bank may embed it, beside what can hardly be smaller. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { Hono } from 'hono';

/** One page, and how it is known that a person can use it. */
export interface Measured {
  readonly name: string;
  /** What the page has beside what every page has. */
  readonly body: string;
  /** The first that a person presses or types into, inside shadow roots too. */
  readonly usable: string;
}

const languages = ['lt', 'lv', 'en'] as const;
const orders = ['method-first', 'user-number-first'] as const;
const offered = JSON.stringify({
  methods: [
    { id: 'smart-id', asks: [] },
    { id: 'smart-id-push', asks: ['userNumber'] },
    { id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] },
    { id: 'code-device', asks: ['userNumber'] },
  ],
});

export const plain: Measured = {
  name: 'plain HTML form',
  body: '<form><label>Number <input></label><button>Continue</button></form>',
  usable: 'input',
};
export const bareLit: Measured = {
  name: 'bare Lit, one field',
  body: '<script type="module" src="/bare-lit.js"></script><bare-login></bare-login>',
  usable: 'input',
};

const script = (name: string) => `<script type="module" src="/cdn/${name}.min.js"></script>`;
const tag = (attributes: string) => `<internetbank-login endpoint="/bank" ${attributes}></internetbank-login>`;

/** One of the ways to embed the widget. */
function ours(entry: string, order: (typeof orders)[number], language: string, hasOptions: boolean): Measured {
  const options = hasOptions ? `options='${offered}'` : '';
  return {
    name: `${entry}.min.js, ${language}, ${order}${hasOptions ? ', options' : ''}`,
    body: script(entry) + tag(`lang="${language}" order="${order}" ${options}`),
    usable: order === 'method-first' ? '[part=method]' : 'input',
  };
}

const everyWay = languages.flatMap((language) =>
  orders.flatMap((order) =>
    ['internetbank-login', `internetbank-login.${language}`].flatMap((entry) =>
      [false, true].map((hasOptions) => ours(entry, order, language, hasOptions)),
    ),
  ),
);

/** What is measured, and what it is compared with. */
export const pages = { reference: [plain, bareLit], ours: everyWay } as const;

const pageWith = (body: string) =>
  `<!doctype html><html><head><title>Bench</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

const brotli = (text: string | Buffer) =>
  new Uint8Array(brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));

/** Serves the pages, and their scripts as a CDN would: compressed beforehand. */
export async function serve(): Promise<Hono> {
  const scripts = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of await readdir('dist/cdn', { recursive: true })) {
    if (file.endsWith('.js'))
      scripts.set(`/cdn/${file.split(path.sep).join('/')}`, brotli(await readFile(path.join('dist/cdn', file))));
  }
  scripts.set('/bare-lit.js', brotli(await bundleBareLit()));
  const app = new Hono();
  for (const [index, { body }] of [...pages.reference, ...pages.ours].entries()) {
    app.get(`/${index}`, (context) => context.html(pageWith(body)));
  }
  app.get('/blank', (context) => context.html(pageWith('')));
  app.get('/script', (context) => context.html(pageWith(script('internetbank-login'))));
  app.get('/bank/options', (context) => context.body(offered, 200, { 'Content-Type': 'application/json' }));
  app.get('/*', (context) => {
    const body = scripts.get(context.req.path);
    return body
      ? context.body(body, 200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'br' })
      : context.notFound();
  });
  return app;
}

/** An element of Lit that does nothing but be there. */
async function bundleBareLit(): Promise<string> {
  const contents = `
    import { LitElement, html, css } from 'lit';
    customElements.define('bare-login', class extends LitElement {
      static styles = css\`label { display: block }\`;
      render() { return html\`<form><label>Number <input></label><button>Continue</button></form>\`; }
    });`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    conditions: ['production'],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
