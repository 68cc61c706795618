import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, type Env, Hono, type MiddlewareHandler, type Next } from 'hono';

const PAGE_DIR = fileURLToPath(new URL('../page/', import.meta.url));
const GALLERY_DIR = fileURLToPath(new URL('../gallery/', import.meta.url));
const LOCALES_DIR = fileURLToPath(new URL('../../locales/', import.meta.url));
const HASHED_NAME = /-[\w-]{8}\.js$/;
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves files, and leaves to the next handler what is not there. */
function serveFiles(options: Parameters<typeof serveStatic>[0]): MiddlewareHandler<Env> {
  const serve = serveStatic(options);
  return async (context, next) => {
    const response = await serve(context, async () => {});
    if (!response) return next();
    // A name with a hash changes with its content; everything else is asked for anew.
    response.headers.set('Cache-Control', HASHED_NAME.test(context.req.path) ? FOR_EVER : 'no-cache');
    return response;
  };
}

/**
 * The page, what it needs, and the built widget.
 * @param distDir where the widget's bundle and its chunks are
 */
export function staticFiles(distDir: string): Hono {
  const files = new Hono();
  const inside = (directory: string, mount: RegExp) =>
    // Not by `root`, which warns at each start while the widget is not built.
    serveFiles({ rewriteRequestPath: (path) => `${directory}/${path.replace(mount, '')}` });
  files.get('/', serveFiles({ path: `${PAGE_DIR}index.html` }));
  files.get('/demo/eparaksts', serveFiles({ path: `${PAGE_DIR}eparaksts.html` }));
  files.get('/demo/return', serveFiles({ path: `${PAGE_DIR}return.html` }));
  files.get('/demo/jsqr.js', serveFiles({ path: createRequire(import.meta.url).resolve('jsqr') }));
  files.get('/demo/gallery', (context) => context.redirect(`/demo/gallery/${new URL(context.req.url).search}`));
  files.get('/demo/gallery/data/locales/*', inside(LOCALES_DIR, /^\/demo\/gallery\/data\/locales\//));
  files.get('/demo/gallery/data/:name', generated);
  files.get('/demo/:name{demo-bank\\.js|people\\.json}', generated);
  files.get('/demo/gallery/*', inside(GALLERY_DIR, /^\/demo\/gallery\//));
  files.get('/demo/*', inside(PAGE_DIR, /^\/demo\//));
  files.get('/cdn/*', inside(distDir, /^\/cdn\//));
  return files;
}

interface Generator {
  readonly generate: (name: string) => Promise<string> | undefined;
}

/** What the gallery reads of the widget's sources, made when it is first asked for. */
async function generated(context: Context, next: Next): Promise<Response | undefined> {
  const { generate } = (await import('../../tools/build-demo.mjs')) as Generator;
  const content = await generate(context.req.param('name') ?? '');
  if (content === undefined) {
    await next();
    return undefined;
  }
  const type = context.req.path.endsWith('.js') ? 'text/javascript' : 'application/json';
  return context.body(content, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' });
}
