// Another language on the way.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { PUSH_DELAY_MS, scenario, together } from './support/scenario.js';

describe('a language chosen on the way', together, () => {
  scenario('keeps the control code, and the login goes on', {}, async ({ bank, login }) => {
    await login.push('100001');
    await login.reaches('waiting');
    const code = await login.controlCode();
    for (const language of ['lt', 'lv'] as const) {
      await login.speak(language);
      await login.reads('waiting.headingApp');
      assert.equal(await login.controlCode(), code);
      await login.find('button', login.t('actions.cancel'));
    }
    await bank.skip(PUSH_DELAY_MS);
    assert.equal(await login.phone.rings(), code);
    await login.phone.confirms();
    await login.succeeds();
    assert.equal(bank.starts.length, 1);
  });

  scenario('keeps the question and what was typed', {}, async ({ bank, login, page }) => {
    await login.push('100008');
    await login.reaches('waiting');
    await bank.skip(PUSH_DELAY_MS);
    await login.phone.confirms();
    await login.reaches('prompting');
    await login.fill('prompting.codeCard', '123', { position: 19 });
    await login.speak('lt');
    const input = await login.find('textbox', login.t('prompting.codeCard', { position: 19 }));
    assert.equal(await input.evaluate((element) => (element as HTMLInputElement).value), '123');
    await input.type('456');
    await login.press('actions.confirm');
    await page.waitForSelector('internetbank-login >>> [part~="error"]', { visible: true });
    assert.equal(bank.requests(/answers$/)[0]?.body.value, '123456');
  });
});
