// The checks as docs/backend.md runs them, with the cookies that it keeps: they prove the demo bank over HTTP. And what its
// cookies are for: without them a bank does not know its own browser.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openFolder, writeGuideDriver, writeModule } from '../cli/support/command.js';
import { serveBank } from '../demo/server/support/served-bank.js';
import { blocks, root } from './support/blocks.js';

const codeThat = (begins: string): string => {
  const found = blocks.find(({ file, code }) => file === 'docs/backend.md' && code.startsWith(begins));
  assert.ok(found, begins);
  return found.code;
};
const cookies = codeThat('// cookies.mjs\n');
const prove = codeThat("import test from 'node:test';\n");

/** The reader's own: here the people of the demo bank, as the other guide plays them. */
const testBank = (endpoint: string) => `
import playDemoBank from './demo-bank-person.mjs';
import { fetchWithCookies } from './cookies.mjs';

const { confirm, refuse, questioned } = await playDemoBank({ endpoint: '${endpoint}', fetch: fetchWithCookies });
export const testBank = {
  confirmOnPhone: confirm,
  refuseOnPhone: refuse,
  cardCode: (position) => questioned.right({ position }),
};
`;

const { folder, close } = openFolder();
after(close);

/** @returns what the checks said, in TAP */
function said(...given: string[]): Promise<string> {
  const env = { ...process.env };
  // Else its own tests report to ours.
  delete env['NODE_TEST_CONTEXT'];
  return new Promise((resolve) => {
    const all = ['--test-reporter', 'tap', ...given, 'prove.mjs'];
    execFile(process.execPath, all, { cwd: folder, env }, (_, out, err) => resolve(out + err));
  });
}
const lines = (tap: string, pattern: RegExp) => [...tap.matchAll(pattern)].map(([, name]) => name);

describe('the checks as the guide runs them', () => {
  let bank: Awaited<ReturnType<typeof serveBank>>;
  before(async () => {
    bank = await serveBank();
    const endpoint = `${bank.origin}/bank`;
    const [example, person] = ['https://test.bank.example/bank', "method: 'smart-id-push',"];
    assert.ok(prove.includes(example) && prove.includes(person));
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(root, path.join(folder, 'node_modules/internetbank-login'));
    // As `npm init` writes it.
    writeModule(folder, 'package.json', '{ "type": "commonjs" }');
    writeModule(folder, 'cookies.mjs', cookies);
    writeGuideDriver(folder);
    writeModule(folder, 'test-bank.mjs', testBank(endpoint));
    writeModule(folder, 'prove.mjs', prove.replace(example, endpoint).replace(person, `${person} pauseMs: 0,`));
  });
  after(() => bank.close());

  it('prove the demo bank', async () => {
    const tap = await said();
    assert.deepEqual(lines(tap, /^not ok \d+ - (.*)$/gm), []);
    assert.ok(lines(tap, /^ok \d+ - ((?!.*# SKIP).*)$/gm).length >= 20, tap);
  });

  it('would not without the cookies', async () => {
    writeModule(folder, 'cookies.mjs', 'export const fetchWithCookies = fetch;');
    const tap = await said('--test-name-pattern', 'a confirmed login succeeds');
    assert.deepEqual(lines(tap, /^not ok \d+ - (.*)$/gm), ['a confirmed login succeeds']);
    writeModule(folder, 'cookies.mjs', cookies);
  });
});

describe('the cookies of the guide', () => {
  it('are sent back, changed and let go as the bank says', async () => {
    const { fetchWithCookies } = (await import(`data:text/javascript,${encodeURIComponent(cookies)}`)) as {
      fetchWithCookies: typeof fetch;
    };
    const sent: (string | null)[] = [];
    const answers = [
      ['a=1; Path=/; HttpOnly; Secure; SameSite=Strict', 'b=x=y; Path=/'],
      ['a=2; Path=/'],
      ['b=; Path=/; Max-Age=0'],
      [],
    ];
    const { fetch } = globalThis;
    globalThis.fetch = (_url, init) => {
      sent.push(new Headers(init?.headers).get('Cookie'));
      const set = answers.shift() ?? [];
      return Promise.resolve(
        new Response(null, { headers: set.map((line): [string, string] => ['Set-Cookie', line]) }),
      );
    };
    try {
      for (let asked = 0; asked < 4; asked++) await fetchWithCookies('https://test.bank.example/bank');
    } finally {
      globalThis.fetch = fetch;
    }
    assert.deepEqual(sent, [null, 'a=1; b=x=y', 'a=2; b=x=y', 'a=2']);
  });
});
