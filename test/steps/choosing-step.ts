import { expect } from '@open-wc/testing';
import { ChoosingStep } from '../../src/steps/choosing-step.js';
import { all, click, focused, part, parts, textOf } from '../support/composed.js';
import { bankOptions } from '../support/scripted-adapter.js';
import { showStep } from '../support/shown-step.js';
import { stateOf } from '../support/states.js';
import { languages } from '../support/texts.js';

describe('ibl-choosing-step', () => {
  it('shows one button per method, in the order of the bank', async () => {
    const { element } = await showStep(stateOf('choosing'));
    const buttons = parts(element, 'method');
    expect(buttons.map(({ dataset }) => dataset['method'])).to.deep.equal(bankOptions().methods.map(({ id }) => id));
    expect(buttons.every((button) => button.localName === 'button' && button.getAttribute('type') === 'button')).to.be
      .true;
  });

  it('says which method was chosen', async () => {
    const { element, intents } = await showStep(stateOf('choosing'));
    all(element, '[data-method="mobile-id"]')[0]!.click();
    expect(intents).to.deep.equal([{ type: 'method-chosen', methodId: 'mobile-id' }]);
  });

  for (const language of languages) {
    it(`names methods in ${language} by its own words, else by the bank's label, else as another way`, async () => {
      const methods = [
        { id: 'code-card', asks: [], label: 'Never shown' },
        { id: 'bank-app', asks: [], label: 'Bank <b>app</b>' },
        { id: 'toString', asks: [] },
      ];
      const { element, t } = await showStep(stateOf('choosing', { options: { methods } }), { language });
      const names = all(element, 'button strong').map(textOf);
      expect(names).to.deep.equal([t('methods.code-card.name'), 'Bank <b>app</b>', t('methods.other.name')]);
    });
  }

  it('shows the words of the bank as text, with a link that opens apart', async () => {
    const notice = {
      kind: 'warning',
      text: '<img src=x onerror=alert(1)>',
      url: 'https://bank.example/fraud',
    } as const;
    const methods = [{ id: 'smart-id', asks: [], notice: { kind: 'info', text: 'From 22:00 until 23:00' } as const }];
    const { element } = await showStep(stateOf('choosing', { options: { methods, notice } }));
    expect(parts(element, 'notice').map(textOf)).to.deep.equal([notice.text, 'From 22:00 until 23:00']);
    expect(all(element, 'img')).to.be.empty;
    const link = part<HTMLAnchorElement>(element, 'link');
    expect([link.href, link.target, link.rel]).to.deep.equal([notice.url, '_blank', 'noopener noreferrer']);
  });

  for (const language of languages) {
    it(`offers in ${language} to load the methods that never came`, async () => {
      const links = { contact: 'https://bank.example/contact' };
      const { element, intents, t } = await showStep(stateOf('choosing', { options: undefined }), { language, links });
      expect(parts(element, 'method')).to.be.empty;
      expect(textOf(element)).to.contain(t('choosing.none')).and.not.contain(t('choosing.unusable'));
      expect(textOf(part(element, 'retry'))).to.equal(t('choosing.load'));
      expect(parts(element, 'link'), 'nothing is wrong yet').to.be.empty;
      click(element, 'retry');
      expect(intents).to.deep.equal([{ type: 'restarted' }]);
    });

    it(`says in ${language} that no method can be used here, whom to ask, and lets one try again`, async () => {
      const links = { contact: 'https://bank.example/contact' };
      const state = stateOf('choosing', { options: { methods: [] } });
      const { element, intents, t } = await showStep(state, { language, links });
      expect(textOf(element)).to.contain(t('choosing.unusable')).and.not.contain(t('choosing.none'));
      expect(textOf(part(element, 'retry'))).to.equal(t('actions.retry'));
      expect(parts(element, 'link').map((link) => link.getAttribute('href'))).to.deep.equal([links.contact]);
      click(element, 'retry');
      expect(intents).to.deep.equal([{ type: 'restarted' }]);
    });
  }

  for (const alarm of ['code-differs', 'not-me'] as const) {
    for (const language of languages) {
      it(`says in ${language} what to do after the alarm ${alarm}, whom to tell, and keeps the methods`, async () => {
        const links = { contact: 'tel:+37061234567', lostDevice: 'https://bank.example/lost' };
        const { element, t } = await showStep(stateOf('choosing', { alarm }), { language, links });
        expect(textOf(part(element, 'heading'))).to.equal(t('choosing.alarmHeading'));
        const told = textOf(part(element, 'problem'));
        expect(told).to.contain(t(alarm === 'not-me' ? 'choosing.alarmNotMe' : 'choosing.alarmCodeDiffers'));
        expect(told).to.contain(t('choosing.alarmDo'));
        expect(parts(element, 'link').map((link) => link.getAttribute('href'))).to.deep.equal(Object.values(links));
        expect(parts(element, 'method')).to.not.be.empty;
      });
    }
  }

  it('focuses the method that was left, or its heading when that is gone', async () => {
    const { element } = await showStep(stateOf('choosing'));
    (element as unknown as ChoosingStep).focusMethod('mobile-id');
    expect((focused() as HTMLElement).dataset['method']).to.equal('mobile-id');
    (element as unknown as ChoosingStep).focusMethod('"] *');
    expect(focused()).to.equal(part(element, 'heading'));
  });

  it('lets a name of two words break where nothing tells that there is room, as in browsers without container queries', async () => {
    const methods = [
      { id: 'eparaksts-mobile', asks: [] },
      { id: 'smart-id', asks: [] },
    ];
    const { element } = await showStep(stateOf('choosing', { options: { methods } }));
    const names = all(element, 'strong .brand').map((name) => [textOf(name), getComputedStyle(name).whiteSpace]);
    expect(names).to.deep.equal([
      ['eParaksts mobile', 'normal'],
      ['Smart-ID', 'nowrap'],
    ]);
  });
});
