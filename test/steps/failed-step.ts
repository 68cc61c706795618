import { expect } from '@open-wc/testing';
import { problems, type KnownProblem } from '../../src/flow/problems.js';
import { newMemory } from '../../src/flow/state.js';
import { all, part, parts, textOf, tidied } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { showStep } from '../support/shown-step.js';
import { methodOf, stateOf } from '../support/states.js';
import { languages, translate } from '../support/texts.js';

/** Hours and minutes of the browser's time zone: `08:05`. */
const hourOf = (wall: number) => new Date(wall).toTimeString().slice(0, 5);

describe('ibl-failed-step', () => {
  const codes = Object.keys(problems) as KnownProblem[];
  const actionsIn = (element: Element) => [...parts(element, 'retry'), ...parts(element, 'another-way')];

  for (const code of codes) {
    for (const language of languages) {
      it(`explains ${code} in ${language} and says what to do`, async () => {
        const { element, intents, t } = await showStep(stateOf('failed', { problem: code }), { language });
        const [title, text] = [t(`problems.${code}.title`), t(`problems.${code}.text`)];
        const inEnglish = await translate('en');
        expect([title, text]).to.not.include('');
        if (language !== 'en') expect(title).to.not.equal(inEnglish(`problems.${code}.title`));
        if (language !== 'en') expect(text).to.not.equal(inEnglish(`problems.${code}.text`));
        expect(textOf(part(element, 'heading'))).to.equal(title);
        expect(textOf(part(element, 'problem'))).to.equal(text);
        expect(parts(element, 'retry')).to.have.length(problems[code] === 'none' ? 0 : 1);
        for (const action of actionsIn(element)) action.click();
        expect(intents.length).to.be.greaterThan(0);
      });
    }

    it(`leaves nobody without an action after ${code}, even with no methods and no links`, async () => {
      const { element } = await showStep(stateOf('failed', { problem: code, options: undefined, method: undefined }));
      expect(actionsIn(element)).to.not.be.empty;
    });
  }

  it('begins again, or returns to the methods', async () => {
    const { element, intents } = await showStep(stateOf('failed'));
    for (const action of actionsIn(element)) action.click();
    expect(intents).to.deep.equal([{ type: 'restarted' }, { type: 'another-way-wanted' }]);
  });

  for (const problem of ['brand-new', 'toString', '__proto__', 'constructor']) {
    it(`shows the unknown problem ${problem} as unexpected`, async () => {
      const { element, t } = await showStep(stateOf('failed', { problem }));
      expect(textOf(part(element, 'heading'))).to.equal(t('problems.unexpected.title'));
      expect(textOf(element)).to.not.contain(problem);
    });
  }

  it('offers no other way when there is none', async () => {
    const method = methodOf('smart-id-push');
    const { element } = await showStep(stateOf('failed', { options: { methods: [method] }, method }));
    expect(parts(element, 'another-way')).to.be.empty;
    expect(parts(element, 'retry')).to.have.length(1);
  });

  for (const language of languages) {
    it(`shows the reference and the time, of 24 hours, in ${language}`, async () => {
      const { element, clock, t } = await showStep(stateOf('failed', { reference: 'A1-<b>9</b>' }), { language });
      const said = textOf(part(element, 'reference'));
      expect(said)
        .to.contain(t('failed.reference', { reference: 'A1-<b>9</b>' }))
        .and.contain(hourOf(clock.wall()));
    });

    it(`shows a wait in ${language} as time rather than as a dead button, and then lets the person go on`, async () => {
      const memory = { ...newMemory(), notBeforeAt: 4_000 };
      const { element, clock, t } = await showStep(stateOf('failed', { memory }), { language });
      const held = () => parts(element, 'countdown').map(textOf);
      await settled();
      expect(held()).to.deep.equal([t('failed.retryIn', { time: '0:03' })]);
      expect(parts(element, 'retry')).to.be.empty;
      expect(all(element, 'button[disabled], button[aria-disabled]')).to.be.empty;
      await clock.advance(1_000);
      expect(held()).to.deep.equal([t('failed.retryIn', { time: '0:02' })]);
      await clock.advance(2_000);
      expect(held()).to.be.empty;
      expect(parts(element, 'retry')).to.have.length(1);
      expect(clock.sleepers).to.equal(0);
    });

    it(`shows a wait of ten minutes or more in ${language} as an hour of the day`, async () => {
      const memory = { ...newMemory(), notBeforeAt: 1_000 + 3_600_000 };
      const { element, clock, t } = await showStep(stateOf('failed', { memory }), { language });
      await settled();
      const expected = t('failed.retryAt', { time: hourOf(clock.wall() + 3_600_000) });
      expect(parts(element, 'countdown').map(textOf)).to.deep.equal([tidied(expected)]);
    });
  }

  for (const [problem, names] of [
    ['account-not-qualified', ['qualifiedAccount', 'contact']],
    ['app-outdated', ['getSmartId', 'contact']],
    ['wrong-control-code', ['fraud', 'contact']],
    ['locked', ['contact']],
  ] as const) {
    it(`links to the pages of the bank that help with ${problem}`, async () => {
      const links = Object.fromEntries(
        ['contact', 'forgotPassword', 'faq', 'getSmartId', 'qualifiedAccount', 'lostDevice', 'fraud'].map((name) => [
          name,
          `https://bank.example/${name}`,
        ]),
      );
      const { element } = await showStep(stateOf('failed', { problem }), { links });
      const shown = parts(element, 'link') as HTMLAnchorElement[];
      expect(shown.map(({ href }) => href)).to.deep.equal(names.map((name) => `https://bank.example/${name}`));
      expect(shown.every(({ rel, target }) => rel === 'noopener noreferrer' && target === '_blank')).to.be.true;
    });
  }

  it('stops its clock when it leaves the page', async () => {
    const memory = { ...newMemory(), notBeforeAt: 60_000 };
    const { element, clock } = await showStep(stateOf('failed', { memory }));
    await settled();
    expect(clock.sleepers).to.equal(1);
    element.remove();
    await settled();
    expect(clock.sleepers).to.equal(0);
  });
});
