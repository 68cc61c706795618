import { expect } from '@open-wc/testing';
import { topicIds } from '../../src/steps/help-topics.js';
import { promptBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all, focused, part, parts, textOf, tidied } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { ownNetwork, playNetwork } from '../support/network.js';
import { codePrompt, failureReply, reply } from '../support/scripted-adapter.js';
import { languages, translate } from '../support/texts.js';
import { answer, click, mount, push, reaches, rendered, speaks, until, type Mounted } from '../support/widget.js';

describe('<internetbank-login>: its help', () => {
  onCleanPage();
  afterEach(ownNetwork);

  const openTopics = (widget: Node) => {
    const panel = all(widget, 'ibl-help-panel')[0]?.shadowRoot;
    return [...(panel?.querySelectorAll('details[open] summary') ?? [])].map(textOf);
  };
  const help = async ({ widget }: Mounted) => {
    click(widget, 'help');
    await until(() => all(widget, 'ibl-help-panel')[0]?.shadowRoot?.querySelector('details'));
    await rendered(widget);
  };
  const atFailure = async (problem: string) => {
    const bank = scriptOf((script) => script.always('start', reply(failureReply(problem))));
    const mounted = await mount({ bank });
    await push(mounted.widget);
    await reaches(mounted.widget, 'failed');
    return mounted;
  };

  for (const language of languages) {
    it(`is open where the screen asks for it, and closed elsewhere, in ${language}`, async () => {
      const t = await translate(language);
      const opened: Record<string, string[]> = {};
      for (const problem of ['user-refused', 'app-outdated', 'expired']) {
        const mounted = await atFailure(problem);
        mounted.widget.lang = language;
        await speaks(mounted.widget, language);
        await help(mounted);
        opened[problem] = openTopics(mounted.widget);
        mounted.widget.remove();
      }
      expect(opened).to.deep.equal({
        'user-refused': [tidied(t('help.notMe.title'))],
        'app-outdated': [tidied(t('help.outdated.title'))],
        expired: [],
      });
    });
  }

  it('keeps closed what the person closed while the login goes on', async () => {
    const bank = promptBank('19').always('submit', reply(codePrompt('7', { problem: 'wrong-code' })));
    const mounted = await mount({ bank });
    await push(mounted.widget);
    await reaches(mounted.widget, 'prompting');
    await help(mounted);
    const panel = all(mounted.widget, 'ibl-help-panel')[0]!.shadowRoot!;
    const details = panel.querySelector<HTMLDetailsElement>('details[open]')!;
    details.open = false;
    await answer(mounted.widget, '123456');
    await until(() => bank.count('submit') === 1);
    await reaches(mounted.widget, 'prompting');
    await rendered(mounted.widget);
    expect(openTopics(mounted.widget)).to.deep.equal([]);
  });

  it('has what belongs to the screen first, and all else behind it', async () => {
    const t = await translate('en');
    const mounted = await mount({ bank: promptBank('19') });
    const titles = (selector: string) => all(mounted.widget, selector).map(textOf);
    await push(mounted.widget);
    await reaches(mounted.widget, 'prompting');
    await help(mounted);
    expect(titles('section > div > details > summary')).to.deep.equal(
      (['help.codeDevice.title', 'help.notMe.title', 'help.pins.title', 'help.others'] as const).map((key) =>
        tidied(t(key)),
      ),
    );
    expect(titles('details:not(.others) > summary')).to.have.length(topicIds.length);
    expect(all(mounted.widget, 'details.others[open]')).to.be.empty;
  });

  it('keeps in front what is open when the login goes on, and puts what belongs to the new screen before it', async () => {
    const bank = scriptOf((script) => script.always('start', reply(failureReply('account-not-qualified'))));
    const mounted = await mount({ bank });
    const openAndFirst = () => all(mounted.widget, 'section > div > details[open] > summary').map(textOf);
    await reaches(mounted.widget, 'choosing');
    await help(mounted);
    (all(mounted.widget, 'details')[1] as HTMLDetailsElement).open = true;
    await until(() => openAndFirst().length === 1);
    const [read] = openAndFirst();
    await push(mounted.widget);
    await reaches(mounted.widget, 'failed');
    await until(() => openAndFirst().length === 3);
    expect(openAndFirst()[2]).to.equal(read);
  });

  it('is closed by a button with a name, and leaves the focus where it was opened', async () => {
    const mounted = await mount();
    await reaches(mounted.widget, 'choosing');
    await help(mounted);
    await until(() => focused()?.localName === 'h2');
    const close = all(mounted.widget, '.close')[0]!;
    expect(textOf(close)).to.equal((await translate('en'))('help.close'));
    close.click();
    await until(() => focused() === part(mounted.widget, 'help'));
    expect(all(mounted.widget, 'ibl-help-panel')).to.be.empty;
  });

  it('is there at once where the way on stands in it, without moving the focus', async () => {
    const { widget } = await atFailure('account-not-qualified');
    await until(() => openTopics(widget).length > 0);
    const t = await translate('en');
    expect(openTopics(widget)).to.deep.equal([tidied(t('help.levels.title')), tidied(t('help.qualified.title'))]);
    expect(focused() === part(widget, 'heading')).to.be.true;
    expect(parts(widget, 'help').some((button) => button.getAttribute('aria-expanded') === 'true')).to.be.true;
    click(widget, 'another-way');
    await reaches(widget, 'choosing');
    await rendered(widget);
    expect(all(widget, 'ibl-help-panel')).to.have.length(0);
  });

  it('does not come by itself to a person who is at a link below by then', async () => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const asked = playNetwork(/^help-panel$/, () => held);
    const bank = scriptOf((script) => script.always('start', reply(failureReply('account-not-qualified'))));
    const { widget } = await mount({ bank });
    await push(widget);
    await reaches(widget, 'failed');
    await until(() => asked.length > 0 && focused() === part(widget, 'heading'));
    const link = part(widget, 'help');
    link.focus();
    release();
    for (let tasks = 0; tasks < 20; tasks++) await settled();
    await rendered(widget);
    expect(focused() === link).to.be.true;
    expect(all(widget, 'ibl-help-panel')).to.have.length(0);
    await help({ widget } as Mounted);
    expect(openTopics(widget)).to.have.length(2);
  });

  it('stays when the person asked for it before', async () => {
    const bank = scriptOf((script) => script.always('start', reply(failureReply('account-not-qualified'))));
    const mounted = await mount({ bank });
    await reaches(mounted.widget, 'choosing');
    await help(mounted);
    await push(mounted.widget);
    await reaches(mounted.widget, 'failed');
    click(mounted.widget, 'another-way');
    await reaches(mounted.widget, 'choosing');
    expect(all(mounted.widget, 'ibl-help-panel')).to.have.length(1);
  });
});
