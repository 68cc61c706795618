import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { appLink, controlCodeOf, mobileIdControlCodeOf, qrLink } from '../../../demo/bank/smart-id.js';
import { asked, deviceLinksOf, outcomeOf, pendingOf, shown } from '../../demo-bank/support/replies.js';
import { openBank } from './support/browser.js';

describe('the control code', () => {
  it('is computed from the challenge by the rule of Smart-ID', () => {
    const challenge = 'GYS+yoah6emAcVDNIajwSs6UB/M95XrDxMzXBUkwQJ9YFDipXXzGpPc7raWcuc2+TEoRc7WvIZ/7dU/iRXenYg==';
    assert.equal(controlCodeOf(Buffer.from(challenge, 'base64')), '7180');
  });

  it('always has four digits', () => {
    for (let count = 0; count < 500; count++) {
      assert.match(controlCodeOf(randomBytes(64)), /^\d{4}$/);
      assert.match(mobileIdControlCodeOf(randomBytes(32)), /^[0-8]\d{3}$/);
    }
  });
});

describe('the device link', () => {
  it('is protected by the rule of Smart-ID', () => {
    // The inputs of the examples in Smart-ID's own documentation; a bank that is no broker leaves one of them empty.
    const session = {
      sessionToken: 'wGIrqveE6AuGDATZKmR1mtAZ',
      sessionSecret: 'B98ODiVCebRedSwdTk51zFSaGYyHtY1H2A0ocAi3/Ps=',
      rpChallenge: 'GYS+yoah6emAcVDNIajwSs6UB/M95XrDxMzXBUkwQJ9YFDipXXzGpPc7raWcuc2+TEoRc7WvIZ/7dU/iRXenYg==',
      interactions: Buffer.from(
        '[{"type":"confirmationMessage","displayText200":"Longer description of the transaction context"},' +
          '{"type":"displayTextAndPIN","displayText60":"Short description of the transaction context"}]',
      ).toString('base64'),
      callbackValue: '',
      userChallengeVerifier: '',
      language: 'eng',
      startedAt: 0,
    };
    const rest = 'sessionToken=wGIrqveE6AuGDATZKmR1mtAZ&sessionType=auth&version=1.0&lang=eng';
    assert.equal(
      qrLink(session, 22),
      `https://smart-id.com/device-link?deviceLinkType=QR&elapsedSeconds=22&${rest}&authCode=A0mHB-lPhkXuek831E3p9B0-oc7FO02_1VBztVigd70`,
    );
    assert.equal(
      appLink(session, 'https://rp.example.com/callback-url?value=RrKjjT4aggzu27YBddX1bQ'),
      `https://smart-id.com/device-link?deviceLinkType=Web2App&${rest}&authCode=M5cEn8biGJA-bgYDcAaww9dr8gm2SKpDq8Ahs_13h6s`,
    );
  });

  it('is a QR code that changes each second and a link that never does, and keeps its secrets', async () => {
    const { browser, clock } = openBank();
    const started = await browser.start('smart-id');
    const first = shown(started, 'device-link');
    clock.at += 900;
    const same = shown(await browser.poll(started), 'device-link');
    assert.equal(same.qr, first.qr);
    assert.equal(same.ageMs, 900);
    clock.at += 100;
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
    const { browser, clock } = openBank();
    const started = await browser.start('smart-id');
    assert.equal(pendingOf(started).expiresInMs, 150_000);
    clock.at += 59_000;
    const { qr } = deviceLinksOf(await browser.poll(started));
    assert.equal((await browser.onPhone('scan', { qr })).result, 'accepted');
    clock.at += 1000;
    const inApp = pendingOf(await browser.poll(started));
    assert.deepEqual([inApp.show, inApp.expiresInMs], [{ kind: 'app' }, 90_000]);
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.equal((await browser.poll(started)).status, 'success');
  });

  it('expires when nobody scans it', async () => {
    const { browser, clock } = openBank();
    const started = await browser.start('smart-id');
    clock.at += 150_000;
    assert.equal(outcomeOf(await browser.poll(started)), 'expired');
  });

  it('is scanned by the drawn phone, confirmed there, and the person is in', async () => {
    const { browser, clock } = openBank();
    await browser.post('/demo/phone', { owner: '100002' });
    const started = await browser.start('smart-id');
    clock.at += 2000;
    assert.equal((await browser.onPhone('scan', { qr: shown(started, 'device-link').qr })).result, 'accepted');
    const scanned = pendingOf(await browser.poll(started));
    assert.equal(scanned.show.kind, 'device-link', 'no bank can know that a code was scanned');
    assert.equal(scanned.expiresInMs, Number(pendingOf(started).expiresInMs) - 2000);
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.equal(asked(await browser.poll(started), 'code-card').position, '19');
  });

  it('is refused when old, changed, or of the other kind', async () => {
    const { browser, clock } = openBank();
    const { qr, link } = deviceLinksOf(await browser.start('smart-id'));
    const changed = qr.replace('elapsedSeconds=0', 'elapsedSeconds=7');
    clock.at += 6000;
    const scan = async (code: string) => (await browser.onPhone('scan', { qr: code })).result;
    assert.equal(await scan(changed), 'forged');
    assert.equal(await scan(qr), 'expired');
    assert.equal(await scan(link), 'unreadable');
    assert.equal(await scan('https://example.com/'), 'unreadable');
  });
});
