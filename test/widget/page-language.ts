import { expect } from '@open-wc/testing';
import { part, textOf } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { bankOptions, ScriptedAdapter } from '../support/scripted-adapter.js';
import { translate } from '../support/texts.js';
import { click, mount, push, reaches, rendered, speaks, until, warmUp } from '../support/widget.js';

const page = document.documentElement;
/** As Chrome and Safari do it. */
const translatePage = (language: string) => {
  page.lang = language;
  page.classList.add('translated-ltr');
};

describe('the language of the page', () => {
  before(warmUp);
  afterEach(() => {
    page.lang = 'en';
    page.classList.remove('translated-ltr');
  });

  /** A bank with words of its own, which it is asked for in each language. */
  const wordyBank = () => {
    const bank = new ScriptedAdapter();
    bank.always('options', (call) => {
      const { language } = call.asked as { language: string };
      return Promise.resolve({ ...bankOptions(), notice: { kind: 'info', text: `words in ${language}` } });
    });
    return bank;
  };
  const languagesAsked = (bank: ScriptedAdapter) =>
    bank.callsOf('options').map(({ asked }) => (asked as { language: string }).language);

  for (const language of ['lt', 'lv', 'en']) {
    it(`stays ${language} when a browser translates the page into one that the widget does not have`, async () => {
      page.lang = language;
      const { widget, bank, heard } = await mount({ bank: wordyBank() });
      await speaks(widget, language);
      await reaches(widget, 'choosing');
      const before = heard.length;
      translatePage('ru');
      await settled();
      await rendered(widget);
      // The screens that come now load their texts in the language that is shown.
      await push(widget);
      await reaches(widget, 'waiting');
      const t = await translate(language);
      expect(textOf(part(widget, 'heading'))).to.equal(t('waiting.headingApp'));
      expect(part(widget, 'card').lang).to.equal(language);
      expect(languagesAsked(bank)).to.deep.equal([language]);
      expect(bank.last('start')!.asked).to.deep.include({ language });
      expect(heard.slice(before).map(({ type }) => type)).to.not.include('login-cancel');
      translatePage(language);
      await settled();
      await rendered(widget);
      expect(widget.state.step).to.equal('waiting');
    });
  }

  it('is followed into a language that the widget has, a translated page too', async () => {
    page.lang = 'lt';
    const { widget, bank } = await mount({ bank: wordyBank() });
    await reaches(widget, 'choosing');
    translatePage('ru');
    translatePage('lv');
    await speaks(widget, 'lv');
    await until(() => languagesAsked(bank).includes('lv'));
    expect(languagesAsked(bank)).to.deep.equal(['lt', 'lv']);
  });

  it('is English where the page began with one that the widget does not have', async () => {
    page.lang = 'ru';
    const { widget, bank } = await mount({ bank: wordyBank() });
    await speaks(widget, 'en');
    await reaches(widget, 'choosing');
    expect(languagesAsked(bank)).to.deep.equal(['en']);
    page.lang = 'lt';
    await speaks(widget, 'lt');
  });

  it('stays one of the page’s own, and is given up with its texts', async () => {
    page.lang = 'et';
    const texts = { et: { choosing: { heading: 'Logi sisse' } } };
    const { widget } = await mount({ properties: { texts } as never });
    await speaks(widget, 'et');
    translatePage('ru');
    await settled();
    click(widget, 'help');
    await rendered(widget);
    expect(textOf(part(widget, 'heading'))).to.equal('Logi sisse');
    widget.texts = undefined;
    await speaks(widget, 'en');
  });

  it('is watched no longer once the widget is gone', async () => {
    const watched = new Set<MutationObserver>();
    const { observe, disconnect } = MutationObserver.prototype;
    MutationObserver.prototype.observe = function (...how) {
      watched.add(this);
      return observe.apply(this, how);
    };
    MutationObserver.prototype.disconnect = function () {
      watched.delete(this);
      return disconnect.apply(this);
    };
    try {
      const { widget } = await mount();
      await reaches(widget, 'choosing');
      expect(watched.size).to.equal(1);
      widget.remove();
      await settled();
      expect(watched.size).to.equal(0);
    } finally {
      Object.assign(MutationObserver.prototype, { observe, disconnect });
    }
  });
});
