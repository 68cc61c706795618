import { expect } from '@open-wc/testing';
import { onCleanPage } from '../support/clean-page.js';
import { all, parts } from '../support/composed.js';
import { play, screens } from '../support/scenes.js';

describe('<internetbank-login>: its parts', () => {
  onCleanPage();

  const contract =
    'card heading notice method field label input hint error submit cancel back retry another-way user-number ' +
    'personal-code phone-number password institution control-code qr app-link countdown instructions alarm prompt ' +
    'prompt-position prompt-code reveal problem reference status alert help link';
  const names = contract.split(' ');
  const seen = new Set<string>();
  const tagOf: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      'user-number personal-code phone-number password prompt-code'.split(' ').map((name) => [name, 'input']),
    ),
    ...Object.fromEntries(
      'submit cancel back retry another-way alarm reveal method'.split(' ').map((name) => [name, 'button']),
    ),
    'app-link': 'a',
    qr: 'svg',
    heading: 'h2',
  };

  for (const screen of screens) {
    it(`are reached from the page in the screen ${screen.id}`, async () => {
      const { widget } = await play(screen);
      const here = [...new Set(all(widget, '[part]').flatMap((each) => [...each.part]))];
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        here.map((name) => `internetbank-login::part(${name}) { outline-color: rgb(1, 2, 3); }`).join('\n'),
      );
      document.adoptedStyleSheets.push(sheet);
      try {
        for (const each of all(widget, '[part]')) {
          expect(getComputedStyle(each).outlineColor, each.getAttribute('part')!).to.equal('rgb(1, 2, 3)');
        }
      } finally {
        document.adoptedStyleSheets.pop();
      }
      expect(names).to.include.members(here);
      expect(here).to.include.members(['card', 'heading', 'status', 'alert', ...screen.parts]);
      for (const name of here.filter((each) => tagOf[each])) {
        for (const each of parts(widget, name)) expect(each.localName, name).to.equal(tagOf[name]);
      }
      for (const name of here) seen.add(name);
    });
  }

  it('are all those of the contract', () => {
    expect([...seen].sort()).to.deep.equal([...names].sort());
  });
});
