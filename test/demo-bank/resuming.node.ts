import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { never, Page } from './support/page.js';
import { outcomeOf, pendingOf, sessionOf, shown } from './support/replies.js';

describe('the demo adapter, when a page is opened anew', () => {
  it('resumes the login that was not finished, and no other', async () => {
    const page = new Page();
    assert.equal(await page.bank.resume(never), undefined);
    const reply = await page.push('100001');
    await page.push('100006');
    const resumed = await page.bank.resume(never);
    assert.equal(resumed?.method, 'smart-id-push');
    assert.equal(sessionOf(resumed.reply).id, sessionOf(reply).id);
    const { controlCode } = shown(reply, 'control-code');
    assert.deepEqual(pendingOf(resumed.reply).show, { kind: 'control-code', controlCode });
    page.clock.time += 10_000;
    assert.equal((await page.poll(reply)).status, 'success');
  });

  it('tells a success by resume for a minute however often it is asked, until another login starts', async () => {
    const page = new Page();
    const succeed = async () => {
      const reply = await page.push('100001');
      page.clock.time += 10_000;
      assert.equal((await page.poll(reply)).status, 'success');
    };
    await succeed();
    for (let time = 0; time < 2; time++) assert.equal((await page.bank.resume(never))?.reply.status, 'success');
    page.clock.time += 60_000;
    assert.equal(await page.bank.resume(never), undefined);
    await succeed();
    await page.push('100006');
    assert.equal(await page.bank.resume(never), undefined);
  });

  it('tells another end by resume when no poll has told it, once', async () => {
    const page = new Page();
    await page.push('100003');
    page.clock.time += 10_000;
    assert.equal(outcomeOf((await page.bank.resume(never))?.reply), 'user-refused');
    assert.equal(await page.bank.resume(never), undefined);
  });
});
