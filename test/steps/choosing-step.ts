import { expect } from '@open-wc/testing';
import type { LoginOptions } from '../../src/flow/adapter.js';
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
      expect(all(element, 'button strong').map(({ translate }) => translate)).to.deep.equal([false, false, false]);
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

  const offer = (...ids: string[]) => ({ methods: ids.map((id) => ({ id, asks: [] })) });
  const six = offer('smart-id', 'mobile-id', 'id-card', 'code-card', 'eparaksts-mobile', 'password');

  for (const [ids, seen] of [
    [six.methods.slice(0, 4), 4],
    [six.methods.slice(0, 5), 5],
    [six.methods, 4],
  ] as const) {
    it(`shows ${seen} of ${ids.length} methods at once`, async () => {
      const { element } = await showStep(stateOf('choosing', { options: { methods: ids } }));
      const folded = all(element, 'details [data-method]');
      expect(parts(element, 'method')).to.have.length(ids.length);
      expect(ids.length - folded.length).to.equal(seen);
      expect(all(element, 'details[open]')).to.be.empty;
      const names = folded.map((method) => textOf(method.querySelector('strong')!));
      expect(all(element, 'summary .small').map(textOf)).to.deep.equal(names.length > 0 ? [names.join(' · ')] : []);
    });
  }

  it('shows all methods at once where the page says so', async () => {
    const choice = { all: true, last: undefined, marks: [] };
    const { element } = await showStep(stateOf('choosing', { options: six }), { choice });
    expect(all(element, 'details')).to.be.empty;
    expect(parts(element, 'method')).to.have.length(6);
  });

  it('opens what a method is folded into when one returns to it', async () => {
    const { element } = await showStep(stateOf('choosing', { options: six }));
    (element as unknown as ChoosingStep).focusMethod('password');
    expect((focused() as HTMLElement).dataset['method']).to.equal('password');
  });

  for (const language of languages) {
    it(`tells two ways of Smart-ID apart in ${language}, by what each shows on the device`, async () => {
      const named = async (options: LoginOptions, device: string) => {
        const { element } = await showStep(stateOf('choosing', { options }), { language, device });
        return textOf(all(element, '[data-method="smart-id"] strong')[0]!);
      };
      const { t } = await showStep(stateOf('choosing'), { language });
      const both = offer('smart-id-push', 'smart-id');
      expect(await named(both, 'desktop')).to.equal(t('methods.smart-id.scan'));
      expect(await named(both, 'tablet')).to.equal(t('methods.smart-id.scan'));
      expect(await named(both, 'phone')).to.equal(t('methods.smart-id.here'));
      expect(await named(offer('smart-id', 'mobile-id'), 'phone')).to.equal('Smart-ID');
    });

    it(`marks in ${language} the method that was used last`, async () => {
      const choice = { all: false, last: 'mobile-id', marks: [] };
      const { element, t } = await showStep(stateOf('choosing', { options: six }), { language, choice });
      const marked = parts(element, 'method').filter((method) => textOf(method).includes(t('choosing.last')));
      expect(marked.map(({ dataset }) => dataset['method'])).to.deep.equal(['mobile-id']);
    });
  }
});
