// Logins that the person stops.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { LoginPage } from './support/login-page.js';
import { PUSH_DELAY_MS, scenario, together } from './support/scenario.js';

describe('a login that the person stops', together, () => {
  async function cancels(login: LoginPage, step: string) {
    await login.press('actions.cancel');
    await login.reaches('choosing');
    assert.deepEqual(await login.end(), { type: 'login-cancel', detail: { method: 'smart-id-push', step } });
  }

  /** A bank that is slow until the test lets it go on. */
  function slowBank() {
    let goOn = () => {};
    const isOver = new Promise<void>((resolve) => (goOn = resolve));
    return { sleep: () => isOver, goOn };
  }
  const [first, second] = [slowBank(), slowBank()];
  scenario('while the bank is asked', { bank: { sleep: first.sleep }, hasPatience: true }, async ({ bank, login }) => {
    await login.push('100010');
    await login.reaches('starting');
    await login.reads('starting.heading');
    await cancels(login, 'starting');
    first.goOn();
    await login.ask('GET', '/bank/options');
    assert.deepEqual([bank.starts.length, bank.polls.length], [1, 0]);
  });

  scenario(
    'while the bank is asked rings no phone afterwards',
    {
      bank: { sleep: second.sleep },
      hasPatience: true,
    },
    async ({ bank, login }) => {
      // A browser that the bank has met before.
      await login.ask('POST', '/demo/phone', {});
      await login.push('100010');
      await login.reaches('starting');
      await cancels(login, 'starting');
      // The bank sees that the browser hung up, sooner or later.
      while (await login.ask('GET', '/bank/sessions/current')) await login.ask('GET', '/bank/options');
      second.goOn();
      await login.ask('GET', '/bank/options');
      await bank.skip(PUSH_DELAY_MS);
      assert.equal((await login.ask('GET', '/demo/phone'))?.request, null);
    },
  );

  scenario('while it waits for the phone', {}, async ({ bank, login, page }) => {
    await login.push('100001');
    await login.reaches('waiting');
    const code = await login.controlCode();
    await bank.skip(PUSH_DELAY_MS);
    await login.phone.rings();
    await cancels(login, 'waiting');
    await page.waitForSelector('#phone [data-screen="locked"]');
    assert.deepEqual(await bank.cancelStatuses(), [204]);
    assert.equal(await login.ask('GET', '/bank/sessions/current'), undefined);
    assert.ok(!(await login.composed()).includes(code));
  });

  scenario('while a code is asked', {}, async ({ bank, login }) => {
    await login.push('100002');
    await login.reaches('waiting');
    await bank.skip(PUSH_DELAY_MS);
    await login.phone.confirms();
    await login.reaches('prompting');
    await login.fill('prompting.codeCard', '12345', { position: 19 });
    await cancels(login, 'prompting');
    assert.deepEqual(await bank.cancelStatuses(), [204]);
    assert.ok(!(await login.composed()).includes('12345'));
  });

  scenario('because the codes differ', {}, async ({ bank, login }) => {
    await login.push('100001');
    await login.reaches('waiting');
    await login.press('waiting.codeDiffers');
    await login.reaches('choosing');
    await login.reads('choosing.alarmHeading');
    await login.says('choosing.alarmCodeDiffers');
    await login.says('choosing.alarmDo');
    const [alarm, cancel, step] = (await login.events()).slice(-3);
    assert.deepEqual(alarm, { type: 'login-alarm', detail: { method: 'smart-id-push', reason: 'code-differs' } });
    assert.deepEqual(cancel, { type: 'login-cancel', detail: { method: 'smart-id-push', step: 'waiting' } });
    assert.equal(step?.detail.step, 'choosing');
    assert.deepEqual(await bank.cancelStatuses(), [204]);
  });
});
