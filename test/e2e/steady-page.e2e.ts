// Nothing on the page moves by itself while somebody logs in: Chromium's own measure of that, over whole logins.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Page } from 'puppeteer-core';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { languages } from './support/login-page.js';
import { PUSH_DELAY_MS, scenario, together, type Play } from './support/scenario.js';

const observer = `<script>
  window.shifts = [];
  const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
  const moved = ({ node, previousRect, currentRect }) => \`\${node?.localName ?? node?.nodeName}: \${box(previousRect)} → \${box(currentRect)}\`;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) window.shifts.push([value, ...sources.map(moved)]);
  }).observe({ type: 'layout-shift', buffered: true });
</script>`;
/** As the README tells a page to keep its place. */
const style = '<style>body { margin: 0 } internetbank-login { display: block; min-height: 44rem }</style>';

const pageWith = (script: string, attributes: string) =>
  `${observer}${style}<script type="module" src="/cdn/${script}"></script>
  <internetbank-login endpoint="/bank" ${attributes}></internetbank-login><p>Below</p>`;

/** What has moved, none of it by a person's own press within the last half second or not. */
const shifts = (page: Page) => page.evaluate(() => (window as unknown as { shifts: [number, string][] }).shifts);

async function staysStill({ page }: Play, where: string): Promise<void> {
  // Two pictures later everything that was drawn has been measured.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.deepEqual(await shifts(page), [], where);
}

for (const language of languages) {
  describe(`in ${language}`, together, () => {
    for (const order of ['method-first', 'user-number-first'] as const) {
      for (const script of ['internetbank-login.min.js', `internetbank-login.${language}.min.js`]) {
        scenario(
          `stays still through a first login, ${order}, ${script}`,
          {
            language,
            path: '/still',
            prepare: (bank) => bank.page('/still', pageWith(script, `lang="${language}" order="${order}"`)),
          },
          async (play) => {
            const { bank, login } = play;
            if (order === 'user-number-first') {
              await login.reaches('identifying');
              await staysStill(play, 'the form');
              await login.fill('fields.userNumber.label', '100002');
              await login.press('actions.continue');
              await login.choose('smart-id-push');
            } else {
              await login.reaches('choosing');
              await staysStill(play, 'the methods');
              await login.push('100002');
            }
            await login.reaches('waiting');
            await staysStill(play, 'the wait');
            await bank.skip(PUSH_DELAY_MS);
            await login.ask('POST', '/demo/phone/confirm', { pin1: '1234' });
            await login.reaches('prompting');
            await staysStill(play, 'the card');
            await login.fill('prompting.codeCard', demoAnswers.codeCard[18] ?? '', { position: 19 });
            await login.press('actions.confirm');
            await login.reaches('succeeded');
            await staysStill(play, 'the end');
          },
        );
      }
    }
  });
}
