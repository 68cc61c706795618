import { serveStatic } from '@hono/node-server/serve-static';
import { type Env, Hono, type MiddlewareHandler } from 'hono';

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

/** Where what is built lies. */
export interface Built {
  /** The demo's pages, what `npm run build:demo` writes. */
  readonly pagesDir: string;
  /** The widget's bundle and its chunks. */
  readonly distDir: string;
}

/** The pages, what they need, and the built widget. */
export function staticFiles({ pagesDir, distDir }: Built): Hono {
  const files = new Hono();
  const inside = (directory: string, mount = /^\//) =>
    // Not by `root`, which warns at each start while nothing is built.
    serveFiles({ rewriteRequestPath: (path) => `${directory}/${path.replace(mount, '')}` });
  files.get('/', serveFiles({ path: `${pagesDir}/demo/index.html` }));
  files.get('/demo/eparaksts', serveFiles({ path: `${pagesDir}/demo/eparaksts.html` }));
  files.get('/demo/return', serveFiles({ path: `${pagesDir}/demo/return.html` }));
  files.get('/demo/gallery', (context) => context.redirect(`/demo/gallery/${new URL(context.req.url).search}`));
  files.get('/demo/*', inside(pagesDir));
  files.get('/cdn/*', inside(distDir, /^\/cdn\//));
  return files;
}
