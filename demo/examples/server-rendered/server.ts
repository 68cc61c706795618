import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Eta } from 'eta';
import { Hono } from 'hono';

const languages = ['lt', 'lv', 'en'];
const views = new Eta({ views: './views' });
const app = new Hono();

app.use(async (context, next) => {
  await next();
  context.header(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'none'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
});

/** The whole page, or the part that htmx asks for. */
app.get('/', (context) => {
  const asked = context.req.query('language') ?? '';
  const language = languages.includes(asked) ? asked : 'en';
  const view = context.req.header('HX-Request') ? './login' : './page';
  return context.html(views.render(view, { language, languages }));
});
app.post('/signed-in', (context) => context.html(views.render('./signed-in', {})));

app.use('/public/*', serveStatic({ root: './' }));
app.get('/htmx.js', serveStatic({ path: './node_modules/htmx.org/dist/htmx.min.js' }));
app.use(
  '/login/*',
  serveStatic({
    root: './node_modules/internetbank-login/dist/cdn',
    rewriteRequestPath: (path) => path.replace('/login', ''),
  }),
);

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`Ready at http://127.0.0.1:${port}/`);
});
