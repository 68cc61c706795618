// Logins that succeed, in every language.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { languages } from './support/login-page.js';
import { PUSH_DELAY_MS, scenario, together } from './support/scenario.js';

const { codeCard } = demoAnswers;

for (const language of languages) {
  describe(`in ${language}`, together, () => {
    scenario(
      'a push login is confirmed on the phone, whose code is on the page before it rings',
      { language },
      async ({ bank, login, page }) => {
        await login.reaches('choosing');
        await login.reads('choosing.heading');
        const name = `${login.t('methods.smart-id-push.name')} ${login.t('methods.smart-id-push.hint')}`;
        await (await login.find('button', name)).click();
        await login.fill('fields.userNumber.label', '100001');
        await login.press('actions.continue');

        await login.reaches('waiting');
        await login.reads('waiting.headingApp');
        const code = await login.controlCode();
        assert.match(code, /^\d{4}$/);
        assert.equal(code, bank.starts[0]?.reply.show.controlCode);
        assert.equal((await login.ask('GET', '/demo/phone'))?.request, null);

        await bank.skip(PUSH_DELAY_MS);
        assert.equal(await login.phone.rings(), code);
        await login.phone.press('continue');
        await login.phone.enterPin('9999');
        await page.waitForFunction(
          (text: string) => document.querySelector('#pin-error')?.textContent === text,
          {},
          login.demoText('pinWrong'),
        );
        assert.equal(await login.controlCode(), code);
        await login.phone.enterPin();

        assert.deepEqual(await login.succeeds(), {
          method: 'smart-id-push',
          result: { name: 'Demo Client' },
          activated: false,
        });
        const content = await login.composed();
        assert.ok(!content.includes(code) && !content.includes('100001'), 'no code and no number stays on the page');
        const steps = (await login.events())
          .filter(({ type }) => type === 'login-step')
          .map(({ detail }) => detail.step);
        assert.deepEqual(steps.slice(steps.indexOf('identifying')), [
          'identifying',
          'starting',
          'waiting',
          'succeeded',
        ]);
        assert.equal(bank.starts.length, 1);
        assert.deepEqual(bank.starts[0]?.body, {
          method: 'smart-id-push',
          identity: { userNumber: '100001' },
          language,
          device: 'desktop',
        });
      },
    );

    scenario(
      'a first login is confirmed with a code from the card, and Smart-ID is active',
      { language },
      async ({ bank, login, page }) => {
        await login.push('100002');
        await login.reaches('waiting');
        await bank.skip(PUSH_DELAY_MS);
        await login.phone.confirms();

        await login.reaches('prompting');
        const method = login.t('methods.smart-id-push.name');
        await login.reads('prompting.headingFirstLogin', { method });
        const marked = await page.waitForSelector('.code-card .asked .code');
        const code = (await marked?.evaluate((item) => item.textContent)) ?? '';
        assert.equal(code, codeCard[18]);
        const input = await login.find('textbox', login.t('prompting.codeCard', { position: 19 }));
        await input.type(code);
        assert.equal(await input.evaluate((element) => (element as HTMLInputElement).type), 'password');
        await login.press('actions.confirm');

        const { method: id, activated } = await login.succeeds();
        assert.deepEqual([id, activated], ['smart-id-push', true]);
        await login.says('succeeded.activated', { method });
      },
    );

    scenario('a login goes by the keyboard alone', { language }, async ({ bank, login, page }) => {
      await login.reaches('choosing');
      await login.tabTo(login.t('methods.smart-id-push.name'));
      await page.keyboard.press('Enter');
      await login.reaches('identifying');
      await login.tabTo(login.t('fields.userNumber.label'));
      await page.keyboard.type('1');
      await page.keyboard.press('Enter');
      await page.waitForSelector('internetbank-login >>> [part~="error"]', { visible: true });
      await page.waitForFunction(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.getAttribute('aria-invalid') === 'true';
      });
      await page.keyboard.press('End');
      await page.keyboard.type('00002');
      await page.keyboard.press('Enter');

      await login.reaches('waiting');
      await login.tabTo(login.t('actions.cancel'));
      await page.keyboard.press('Enter');
      await login.reaches('choosing');
      assert.equal((await login.end()).type, 'login-cancel');
      await page.waitForFunction(
        (name: string) => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element?.getAttribute('data-method') === name;
        },
        {},
        'smart-id-push',
      );
      await page.keyboard.press('Space');
      await login.reaches('identifying');
      await login.tabTo(login.t('fields.userNumber.label'));
      await page.keyboard.press('Enter');

      await login.reaches('waiting');
      await bank.skip(PUSH_DELAY_MS);
      assert.deepEqual((await login.ask('POST', '/demo/phone/confirm', { pin1: '1234' }))?.result, 'confirmed');
      await login.reaches('prompting');
      await login.tabTo(login.t('prompting.codeCard', { position: 19 }));
      await page.keyboard.type(codeCard[18] ?? '');
      await page.keyboard.press('Enter');
      await login.reaches('succeeded');
      assert.equal(bank.starts.length, 2);
    });
  });
}
