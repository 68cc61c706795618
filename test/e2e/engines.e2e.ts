// The same whole logins in every engine that is here: BROWSERS=all tries Firefox and WebKit beside Chromium.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { PIN1 } from '../../demo/services/phones.js';
import { Bank } from './support/bank.js';
import { engines, type Engine } from './support/engines.js';
import { PlainLogin } from './support/plain-login.js';

/** What the bank waits before it sends a push. */
const PUSH_DELAY_MS = 3000;

interface Play {
  bank: Bank;
  login: PlainLogin;
}

for (const [name, start] of Object.entries(engines)) {
  if (name !== 'Chromium' && process.env.BROWSERS !== 'all') continue;
  describe(`in ${name}`, () => {
    let engine: Engine | undefined;
    before(async () => {
      engine = await start?.();
    });
    after(() => engine?.close());

    /** A login on the demo page, in a language. */
    function scenario(sentence: string, language: string, play: (play: Play) => Promise<void>) {
      it(sentence, async (test) => {
        if (!engine) {
          test.skip(`${name} is not installed`);
          return;
        }
        const bank = await Bank.open();
        const tab = await engine.openTab();
        const login = new PlainLogin(tab);
        try {
          await login.open(`${bank.origin}/?lang=${language}`);
          await play({ bank, login });
        } catch (error) {
          throw new Error(`${engine.version}, on the screen: ${await login.content()}`, { cause: error });
        } finally {
          await tab.close();
          await bank.close();
        }
      });
    }

    async function push({ login }: Play, userNumber: string) {
      await login.choose('smart-id-push');
      await login.type('user-number', userNumber);
      await login.press('submit');
    }

    async function confirm({ bank, login }: Play) {
      await bank.skip(PUSH_DELAY_MS);
      await login.confirmsOnPhone(PIN1);
    }

    scenario('a push login shows the code of the bank and leaves nothing of it behind', 'lt', async (play) => {
      const { bank, login } = play;
      await push(play, '100001');
      await login.reaches('waiting');
      const code = await login.read('control-code');
      assert.equal(code, bank.starts[0]?.reply.show.controlCode);
      assert.equal(await login.language(), 'lt');
      await confirm(play);
      await login.reaches('succeeded');
      const { type, detail } = await login.end();
      assert.deepEqual([type, detail.method, detail.activated], ['login-success', 'smart-id-push', false]);
      const content = await login.content();
      assert.ok(!content.includes(code) && !content.includes('100001'), content);
      assert.equal(bank.starts.length, 1);
    });

    scenario('a first login asks for a code of the card', 'lv', async (play) => {
      const { login } = play;
      await push(play, '100002');
      await login.reaches('waiting');
      await confirm(play);
      await login.reaches('prompting');
      await login.type('prompt-code', demoAnswers.codeCard[18] ?? '');
      await login.press('submit');
      await login.reaches('succeeded');
      assert.equal((await login.end()).detail.activated, true);
    });

    scenario('a QR code that is given up is given up at the bank', 'en', async ({ bank, login }) => {
      await login.choose('smart-id');
      await login.reaches('waiting');
      assert.equal(bank.starts[0]?.body.device, 'desktop');
      await login.shows('qr');
      await login.press('cancel');
      await login.reaches('choosing');
      assert.deepEqual((await login.end()).detail, { method: 'smart-id', step: 'waiting' });
      assert.deepEqual(await bank.cancelStatuses(), [204]);
    });

    scenario('an ID card is read', 'lt', async ({ bank, login }) => {
      await login.choose('id-card');
      await login.reaches('succeeded');
      assert.equal((await login.end()).detail.method, 'id-card');
      assert.equal(bank.requests(/answers$/).length, 1);
    });

    scenario('a refusal has a screen and a way on', 'lv', async (play) => {
      const { bank, login } = play;
      await push(play, '100003');
      await login.reaches('waiting');
      await bank.skip(2 * PUSH_DELAY_MS);
      await login.reaches('failed');
      assert.equal((await login.end()).detail.problem, 'user-refused');
      await login.press('retry');
      await login.reaches('waiting');
      assert.equal(bank.starts[1]?.body.identity.userNumber, '100003');
    });

    scenario('a reload goes on with the same code', 'en', async (play) => {
      const { bank, login } = play;
      await push(play, '100001');
      await login.reaches('waiting');
      const code = await login.read('control-code');
      await login.open(`${bank.origin}/?lang=en`);
      await login.reaches('waiting');
      assert.equal(await login.read('control-code'), code);
      await confirm(play);
      await login.reaches('succeeded');
      assert.deepEqual([bank.starts.length, bank.cancels.length], [1, 0]);
    });
  });
}
