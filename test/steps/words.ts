/** Which words a screen has: those of its own situation, in all languages. */
import { expect } from '@open-wc/testing';
import type { StateOf } from '../../src/flow/state.js';
import type { TextKey, Translate } from '../../src/i18n/texts.js';
import { define } from '../../src/steps/define.js';
import { loadQrCode } from '../../src/steps/load-qr-code.js';
import { HelpPanel } from '../../src/steps/help-panel.js';
import type { WaitingStep } from '../../src/steps/waiting-step.js';
import { defineLaterSteps } from '../../src/widget/later-steps.js';
import { all, part, textOf } from '../support/composed.js';
import { ManualClock, settled } from '../support/manual-clock.js';
import { qrLink } from '../support/scripted-adapter.js';
import { methodOf, stateOf } from '../support/states.js';
import { give } from '../support/step-page.js';
import { languages, translate } from '../support/texts.js';

define('ibl-help-panel', HelpPanel);
defineLaterSteps();

type Waiting = Partial<StateOf<'waiting'>>;
const deviceLinks = {
  'a QR code': { show: { kind: 'device-link', qr: qrLink(1) } },
  'a link': { show: { kind: 'device-link', link: qrLink(2) } },
  'a QR code and a link': { show: { kind: 'device-link', qr: qrLink(1), link: qrLink(2) } },
  'a scanned code': { show: { kind: 'app' } },
} satisfies Record<string, Waiting>;
/** What a push brings about, and a device link does not: nothing is sent to the app, and nothing waits there. */
const pushWords = { lt: /užklaus|praneš|išsiun/i, lv: /pieprasīj|paziņoj|nosūt/i, en: /\brequest|\bnotif|\bsent\b/i };

async function waiting(changes: Waiting, t: Translate) {
  const clock = new ManualClock();
  const element = document.createElement('ibl-waiting-step') as WaitingStep;
  give(element, { state: stateOf('waiting', { method: methodOf('smart-id'), ...changes }), t, clock });
  document.body.append(element);
  await element.updateComplete;
  await settled();
  return { element, clock };
}

async function help(changes: Waiting | undefined, t: Translate) {
  const panel = document.createElement('ibl-help-panel');
  Object.assign(panel, { t, state: changes && stateOf('waiting', changes) });
  document.body.append(panel);
  await panel.updateComplete;
  return panel;
}
const openTopics = (panel: HelpPanel) => all(panel, 'details[open] summary').map(textOf);

describe('the words of a screen', () => {
  before(() => loadQrCode());
  afterEach(() => document.body.replaceChildren());

  for (const language of languages) {
    for (const [what, changes] of Object.entries(deviceLinks)) {
      it(`${language}: with ${what} speak of no request that was sent or waits`, async () => {
        const { element, clock } = await waiting(changes, await translate(language));
        const link = all(element, '[part~=app-link]')[0];
        link?.addEventListener('click', (event) => event.preventDefault());
        link?.click();
        await clock.advance(6_000);
        const alarms = textOf(all(element, '.alarms')[0] ?? document.createElement('p'));
        expect(textOf(element).replace(alarms, '')).to.not.match(pushWords[language]);
      });
    }

    it(`${language}: of the help about a device link neither`, async () => {
      const panel = await help(deviceLinks['a QR code'], await translate(language));
      expect(all(panel, 'details[open]').map(textOf).join()).to.not.match(pushWords[language]);
    });

    it(`${language}: say with a control code where the request went`, async () => {
      const t = await translate(language);
      const [smartId, mobileId] = await Promise.all(
        ['smart-id-push', 'mobile-id'].map(async (id) => (await waiting({ method: methodOf(id) }, t)).element),
      );
      expect(textOf(smartId!)).to.contain(t('waiting.openApp')).and.not.contain(t('waiting.openPhone'));
      expect(textOf(mobileId!)).to.contain(t('waiting.openPhone')).and.not.contain(t('waiting.openApp'));
    });

    it(`${language}: with Smart-ID name no phone, which may be a tablet`, async () => {
      const { element } = await waiting({ method: methodOf('smart-id-push') }, await translate(language));
      expect(textOf(element)).to.not.match(/telefon|tālrun|phone/i);
    });

    it(`${language}: ask with an ID card for the card’s own PIN`, async () => {
      const { element } = await waiting(
        { method: methodOf('id-card'), show: { kind: 'id-card', nonce: 'nonce' } },
        await translate(language),
      );
      const owner = { lt: 'kortelės PIN', lv: 'kartes PIN', en: 'card’s PIN' }[language];
      expect(textOf(element)).to.contain(owner);
    });
  }
});

describe('the help at a waiting screen', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [what, changes, topic] of [
    ['a device link', deviceLinks['a link'], 'help.notOpening.title'],
    ['a Smart-ID control code', { method: methodOf('smart-id-push') }, 'help.noRequest.title'],
    ['a Mobile-ID control code', { method: methodOf('mobile-id') }, undefined],
    ['a scanned code', deviceLinks['a scanned code'], undefined],
    ['an ID card', { show: { kind: 'id-card', nonce: 'nonce' } }, undefined],
  ] as const satisfies readonly (readonly [string, Waiting, TextKey | undefined])[]) {
    it(`is open with ${what} at ${topic ?? 'nothing'}`, async () => {
      const t = await translate('en');
      expect(openTopics(await help(changes, t))).to.deep.equal(topic ? [t(topic)] : []);
    });
  }
});

describe('addresses in the help', () => {
  afterEach(() => document.body.replaceChildren());

  /** The help with one text replaced, as a page may do. */
  async function linksIn(text: string) {
    const panel = await help(undefined, ((key: TextKey) => (key === 'help.lost.way2' ? text : '')) as Translate);
    expect(textOf(part(panel, 'help')), 'nothing is lost').to.contain(text);
    return all(panel, 'a').map((link) => link.getAttribute('href'));
  }

  for (const [text, ...hrefs] of [
    [
      'Call +370\u00a0670\u00a041807 or write to help.lt@smart-id.com.',
      'tel:+37067041807',
      'mailto:help.lt@smart-id.com',
    ],
    ['Call +371 67000000, or see www.bank.example.', 'tel:+37167000000', 'https://www.bank.example'],
    ['See “portal.smart-id.com” (portal.smart-id.com).', 'https://portal.smart-id.com', 'https://portal.smart-id.com'],
    ['See žemė.example', 'https://žemė.example'],
    ['Arba rašykite el. paštu, 14.30 val., plkst. 9.15, Smart-ID 2.0, +5 €.'],
    ['PIN1.PIN2, kodą.Tada, el.paštu'],
  ]) {
    it(`are links, and nothing else is: ${text}`, async () => {
      expect(await linksIn(text!)).to.deep.equal(hrefs);
    });
  }

  for (const language of languages) {
    it(`${language}: lead to where a lost device is reported`, async () => {
      const panel = await help(undefined, await translate(language));
      const hrefs = all(panel, 'a').map((link) => link.getAttribute('href'));
      expect(hrefs).to.include('https://portal.smart-id.com').and.include('https://www.smart-id.com');
      const lithuanian = ['tel:+37067041807', 'mailto:help.lt@smart-id.com'];
      if (language === 'lv') expect(hrefs).to.not.include.members(lithuanian);
      else expect(hrefs).to.include.members(lithuanian);
    });
  }
});
