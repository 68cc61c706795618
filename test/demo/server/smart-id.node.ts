import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asked, deviceLinksOf, outcomeOf, pendingOf, shown } from '../../demo-bank/support/replies.js';
import { openBank } from './support/open-bank.js';

describe('the device link', () => {
  it('is a QR code that changes each second and a link that never does, and keeps its secrets', async () => {
    const { browser, pass } = await openBank();
    const started = await browser.start('smart-id');
    const first = shown(started, 'device-link');
    await pass(900);
    const same = shown(await browser.poll(started), 'device-link');
    assert.equal(same.qr, first.qr);
    assert.equal(same.ageMs, 900);
    await pass(100);
    const reply = pendingOf(await browser.poll(started));
    const next = shown(reply, 'device-link');
    assert.notEqual(next.qr, first.qr);
    assert.equal(reply.pollAfterMs, 1000);
    assert.equal(new URL(next.qr ?? '').searchParams.get('elapsedSeconds'), '1');
    assert.deepEqual(Object.keys(next).sort(), ['ageMs', 'kind', 'link', 'qr']);
    assert.ok(!JSON.stringify(reply).includes('/demo/return'));
    assert.equal(next.link, first.link);
    assert.doesNotMatch(next.link ?? '', /elapsedSeconds/);
  });

  it('is shown for 60 s, after which who has scanned it has 90 s more to finish in the app', async () => {
    const { browser, pass } = await openBank();
    const started = await browser.start('smart-id');
    assert.equal(pendingOf(started).expiresInMs, 150_000);
    await pass(59_000);
    const { qr } = deviceLinksOf(await browser.poll(started));
    assert.equal((await browser.onPhone('scan', { qr })).result, 'accepted');
    await pass(1000);
    const inApp = pendingOf(await browser.poll(started));
    assert.deepEqual([inApp.show, inApp.expiresInMs], [{ kind: 'app' }, 90_000]);
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.equal((await browser.poll(started)).status, 'success');
  });

  it('expires when nobody scans it', async () => {
    const { browser, pass } = await openBank();
    const started = await browser.start('smart-id');
    await pass(150_000);
    assert.equal(outcomeOf(await browser.poll(started)), 'expired');
  });

  it('is scanned by the drawn phone, confirmed there, and the person is in', async () => {
    const { browser, pass } = await openBank();
    await browser.post('/demo/phone', { owner: '100002' });
    const started = await browser.start('smart-id');
    await pass(2000);
    assert.equal((await browser.onPhone('scan', { qr: shown(started, 'device-link').qr })).result, 'accepted');
    const scanned = pendingOf(await browser.poll(started));
    assert.equal(scanned.show.kind, 'device-link', 'no bank can know that a code was scanned');
    assert.equal(scanned.expiresInMs, Number(pendingOf(started).expiresInMs) - 2000);
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.equal(asked(await browser.poll(started), 'code-card').position, '19');
  });

  it('is refused when old, changed, or of the other kind', async () => {
    const { browser, pass } = await openBank();
    const { qr, link } = deviceLinksOf(await browser.start('smart-id'));
    const changed = qr.replace('elapsedSeconds=0', 'elapsedSeconds=7');
    await pass(6000);
    const scan = async (code: string) => (await browser.onPhone('scan', { qr: code })).result;
    assert.equal(await scan(changed), 'forged');
    assert.equal(await scan(qr), 'expired');
    assert.equal(await scan(link), 'unreadable');
    assert.equal(await scan('https://example.com/'), 'unreadable');
  });
});
