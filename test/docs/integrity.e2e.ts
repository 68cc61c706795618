// The page of docs/embed.md whose files are checked by their hashes, with what its script makes and under its policy: a person
// logs in, and a file that is another is noticed. Without the map's own hash in the policy it is not, as the guide says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Bank } from '../e2e/support/bank.js';
import { PUSH_DELAY_MS, scenario, together } from '../e2e/support/scenario.js';
import { blocks, root } from './support/blocks.js';

const ofGuide = blocks.filter(({ file }) => file === 'docs/embed.md');
const codeThat = (has: string): string => {
  const found = ofGuide.filter(({ code }) => code.includes(has));
  assert.equal(found.length, 1, `One block of the guide has ${has}`);
  return found[0]?.code ?? '';
};
const shown = codeThat('<script type="importmap">');
const policy = codeThat("'sha256-…'").trim().replace('Content-Security-Policy: ', '');

/** What the script of the guide prints where the package is installed: import map, hash of the entry, source for the policy. */
function made(): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'hashes-'));
  try {
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(root, path.join(folder, 'node_modules/internetbank-login'));
    writeFileSync(path.join(folder, 'hashes.mjs'), codeThat('// hashes.mjs\n'));
    return execFileSync(process.execPath, ['hashes.mjs'], { cwd: folder, encoding: 'utf8' }).trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const [importMap = '', ofEntry = '', source = ''] = made();

const [, shownMap = ''] = /<script type="importmap">([^]*?)<\/script>/.exec(shown) ?? [];
const keysOf = (map: string) => Object.keys((JSON.parse(map) as { integrity: object }).integrity);

const page = shown.replace(shownMap, importMap).replace('integrity="sha384-…"', `integrity="${ofEntry}"`);
const withHash = { page, policy: policy.replace("'sha256-…'", source) };
const withNonce = {
  page: page.replace('<script type="importmap">', '<script type="importmap" nonce="q7Lx0Vb2">'),
  policy: policy.replace("'sha256-…'", "'nonce-q7Lx0Vb2'"),
};
const withNeither = { page, policy: policy.replace(" 'sha256-…'", '') };

type Guarded = typeof withHash;
const serve =
  ({ page, policy }: Guarded) =>
  (bank: Bank) => {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
    bank.answer(/^GET \/page$/, () => new Response(page, { headers }));
    bank.answer(/^GET \/login\//, ({ url }) => bank.file(new URL(url).pathname.replace('/login/', '/cdn/')));
  };
const serveOther = (guarded: Guarded) => (bank: Bank) => {
  serve(guarded)(bank);
  bank.answer(/^GET \/login\/chunks\/later-steps-/, async ({ url }) => {
    const file = await bank.file(new URL(url).pathname.replace('/login/', '/cdn/'));
    const headers = { 'Content-Type': 'text/javascript' };
    return new Response(`${await file.text()};globalThis.isOther = true`, { headers });
  });
};
const isOther = () => 'isOther' in globalThis;

describe('the page whose files are checked by their hashes', together, () => {
  it('has keys that the script makes', () => {
    for (const key of keysOf(shownMap)) {
      const begins = key.replace('…', '');
      assert.ok(
        keysOf(importMap).some((made) => made.startsWith(begins)),
        key,
      );
    }
  });

  for (const [by, guarded] of Object.entries({ 'its own hash': withHash, 'a nonce': withNonce })) {
    const situation = { path: '/page', language: 'lv' } as const;
    scenario(`logs in, its map let in by ${by}`, { ...situation, prepare: serve(guarded) }, async ({ bank, login }) => {
      await login.push('100001');
      await login.reaches('waiting');
      await bank.skip(PUSH_DELAY_MS);
      assert.equal((await login.ask('POST', '/demo/phone/confirm', { pin1: '1234' }))?.result, 'confirmed');
      await login.succeeds();
      assert.ok(bank.requests(/^GET \/login\/chunks\//).length > 3);
    });

    scenario(
      `is not given a file that is another, and the person is told, its map let in by ${by}`,
      { ...situation, prepare: serveOther(guarded) },
      async ({ login, page, visitor }) => {
        await login.choose('smart-id-push');
        await login.reads('problems.not-loaded.title');
        assert.equal(await page.evaluate(isOther), false);
        // The browser says so itself.
        for (const complaint of visitor.complaints.splice(0)) assert.match(complaint, /integrity/);
      },
    );
  }

  scenario(
    'is given a file that is another where the policy does not let the map in',
    { path: '/page', language: 'lv', prepare: serveOther(withNeither) },
    async ({ login, page, visitor }) => {
      await login.choose('smart-id-push');
      await login.reaches('identifying');
      await page.waitForFunction(isOther);
      const complaints = visitor.complaints.splice(0);
      assert.ok(complaints.length > 0);
      for (const complaint of complaints) assert.match(complaint, /inline|script-src-elem/);
    },
  );
});
