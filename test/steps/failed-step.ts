import { expect } from '@open-wc/testing';
import { problems, type KnownProblem } from '../../src/flow/problems.js';
import { newMemory } from '../../src/flow/state.js';
import { all, part, parts, textOf, tidied } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { emulate } from '../support/media.js';
import { showStep } from '../support/shown-step.js';
import { methodOf, stateOf } from '../support/states.js';
import { languages, translate } from '../support/texts.js';

/** Problems behind which somebody may be attacking, or after which a method is locked. */
const hurtful: readonly string[] = ['user-refused', 'wrong-control-code', 'locked', 'bad-reply', 'framed'];
/** Nothing that the person did or can mend. */
const ofOthers: readonly string[] = [
  'offline',
  'unavailable',
  'maintenance',
  'session-lost',
  'not-loaded',
  'unexpected',
  'not-configured',
];
/** Problems that look alike. */
const families = [
  ['expired', 'too-many-requests'],
  ['locked', 'wrong-code', 'account-problem'],
  ['user-refused', 'wrong-control-code', 'bad-reply', 'framed'],
  ofOthers,
  ['account-not-qualified', 'app-outdated', 'phone-unreachable', 'sim-problem'],
  ['id-card-missing-software', 'id-card-refused', 'id-card-problem', 'id-card-busy'],
  ['other-browser', 'already-used', 'cancelled-elsewhere'],
];

const shapeOf = (shape: Element) => [...shape.attributes].map(({ name, value }) => `${name}=${value}`).join(' ');

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
        expect(parts(element, 'retry')).to.have.length(problems[code].remedy === 'none' ? 0 : 1);
        for (const action of actionsIn(element)) action.click();
        expect(intents.length).to.be.greaterThan(0);
      });
    }

    it(`leaves nobody without an action after ${code}, even with no methods and no links`, async () => {
      const { element } = await showStep(stateOf('failed', { problem: code, options: undefined, method: undefined }));
      expect(actionsIn(element)).to.not.be.empty;
    });
  }

  const signOf = async (problem: string) => all((await showStep(stateOf('failed', { problem }))).element, '.sign')[0]!;

  for (const code of codes) {
    it(`has a sign for ${code}, on the ground of its kind, for the eye only`, async () => {
      const sign = await signOf(code);
      const ground = hurtful.includes(code) ? 'danger' : ofOthers.includes(code) ? 'neutral' : 'warning';
      expect([...sign.classList]).to.deep.equal(['sign', ground]);
      expect(sign.getAttribute('aria-hidden')).to.equal('true');
      expect(textOf(sign)).to.equal('');
    });
  }

  it('has one drawing for each family of problems, and another for the next', async () => {
    const drawings = await Promise.all(
      families.map(async (family) => {
        const drawn = await Promise.all(family.map(async (code) => all(await signOf(code), 'svg > *').map(shapeOf)));
        expect(new Set(drawn.map(String)), family.join()).to.have.length(1);
        return String(drawn[0]);
      }),
    );
    expect(new Set(drawings)).to.have.length(families.length);
    expect(families.flat().sort()).to.deep.equal([...codes].sort());
  });

  it('keeps an edge around the sign in forced colours', async () => {
    const sign = await signOf('expired');
    const [radius, before] = [getComputedStyle(sign).borderTopLeftRadius, getComputedStyle(sign).borderTopColor];
    expect([radius, before]).to.deep.equal(['50%', 'rgba(0, 0, 0, 0)']);
    try {
      if (!(await emulate({ name: 'forced-colors', value: 'active' }))) return;
      const { borderTopColor, borderTopStyle } = getComputedStyle(sign);
      expect([borderTopColor, borderTopStyle]).to.deep.equal([getComputedStyle(document.body).color, 'solid']);
    } finally {
      await emulate();
    }
  });

  it('shows how the bank is reached as a button beside the other way, and below the main one', async () => {
    const links = { contact: 'tel:+37060000000' };
    const { element } = await showStep(stateOf('failed', { problem: 'expired' }), { links });
    const [retry, other, contact] = [part(element, 'retry'), part(element, 'another-way'), part(element, 'link')];
    expect([contact.localName, contact.getAttribute('href'), contact.className]).to.deep.equal([
      'a',
      links.contact,
      'button quiet',
    ]);
    expect([retry, other, contact].map(({ parentElement }) => parentElement)).to.deep.equal(
      Array(3).fill(all(element, '.actions')[0]),
    );
    const [first, second, third] = [retry, other, contact].map((each) => each.getBoundingClientRect());
    expect(second!.top).to.be.greaterThan(first!.bottom);
    expect([third!.top, third!.height]).to.deep.equal([second!.top, second!.height]);
    expect(third!.width).to.be.closeTo(second!.width, 1);
    expect(first!.width).to.be.greaterThan(second!.width * 2);
  });

  it('opens the page alone, before anything else, where it is in another’s frame', async () => {
    const { element } = await showStep(stateOf('failed', { problem: 'framed', options: undefined }));
    expect(all(element, '.actions > .primary')).to.deep.equal([part(element, 'link')]);
    expect(part<HTMLAnchorElement>(element, 'link').target).to.equal('_blank');
  });

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

  it('offers nothing to press in the last part of a second that the bank asks to wait', async () => {
    const memory = { ...newMemory(), notBeforeAt: 1_500 };
    const { element, advance, t } = await showStep(stateOf('failed', { memory }));
    await advance(499);
    expect(parts(element, 'retry')).to.be.empty;
    expect(parts(element, 'countdown').map(textOf)).to.deep.equal([t('failed.retryIn', { time: '0:01' })]);
    await advance(1);
    expect(parts(element, 'retry')).to.have.length(1);
  });

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
