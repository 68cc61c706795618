/** A page with the CDN build, from a server that fails: what and how often is said in the address of the page. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestRunnerConfig } from '@web/test-runner';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];
type Context = Parameters<Middleware>[0];

/** How a part does not come. */
const faults: Readonly<Record<string, (context: Context) => void>> = {
  404: (context) => Object.assign(context, { status: 404, body: 'Not found' }),
  503: (context) => Object.assign(context, { status: 503, body: 'Try later' }),
  /** What a server answers that shows its start page for every address. */
  html: (context) => Object.assign(context, { type: 'text/html', body: '<!doctype html><h1>Welcome</h1>' }),
  /** The same, called a script. */
  script: (context) => Object.assign(context, { type: 'text/javascript', body: '<!doctype html><h1>Welcome</h1>' }),
  silent: (context) => Object.assign(context, { respond: false }),
};

/**
 * The bank is played. While a silent server has parts left to keep back, 15 s pass as one and a half: nobody waits so long to see
 * what then happens. What comes at last may take its time, however busy the machine is.
 */
const page = `<!doctype html>
<html lang="en">
  <head><title>Login</title></head>
  <body>
    <script>
      const own = setTimeout;
      const key = location.pathname;
      const [, , , , fault, times] = key.split('/');
      const failures = () => Number(sessionStorage.getItem(key));
      addEventListener('login-warning', () => sessionStorage.setItem(key, failures() + 1));
      const isKeptBack = () => fault === 'silent' && failures() < Number(times);
      setTimeout = (work, ms, ...rest) => own(work, ms === 15_000 && isKeptBack() ? 1_500 : ms, ...rest);
      const heard = [];
      for (const name of ['failure', 'cancel', 'success', 'warning']) {
        addEventListener('login-' + name, ({ type, detail }) => heard.push({ type, detail }));
      }
    </script>
    <script type="module">
      import './internetbank-login.min.js';
      const methods = [{ id: 'smart-id-push', asks: ['userNumber'] }, { id: 'smart-id', asks: [] }];
      const pending = { status: 'pending', session: { id: '1' } };
      const qr = 'https://smart-id.com/device-link?deviceLinkType=QR';
      const login = document.createElement('internetbank-login');
      login.adapter = {
        options: async () => ({ methods }),
        start: async ({ method }) =>
          method === 'smart-id'
            ? { ...pending, show: { kind: 'device-link', qr } }
            : { ...pending, show: { kind: 'control-code', controlCode: '0042' } },
        poll: () => new Promise(() => {}),
        submit: () => new Promise(() => {}),
      };
      document.body.append(login);
    </script>
  </body>
</html>`;

/**
 * Serves `/faulty/<run>/<part>/<fault>/<times>/page.html`: the requests for a file whose name begins with `part` fail so
 * many times, and then no more. Each `run` counts for itself.
 */
export function faultyParts(): Middleware {
  const failed = new Map<string, number>();
  return async (context, next) => {
    const [, run, part = '', fault = '', times, file = ''] =
      /^\/faulty\/([^/]+)\/([^/]+)\/([^/]+)\/(\d+)\/(.+)$/.exec(context.path) ?? [];
    if (run === undefined) return void (await next());
    if (file === 'page.html') return void Object.assign(context, { type: 'text/html', body: page });
    const count = failed.get(run) ?? 0;
    if (path.basename(file).replace(/-[\w-]{8}\.js$/, '') === part && count < Number(times)) {
      failed.set(run, count + 1);
      return faults[fault]?.(context);
    }
    context.type = 'text/javascript';
    context.body = await readFile(path.join('dist', 'cdn', path.normalize(file)), 'utf8');
  };
}
