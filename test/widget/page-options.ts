import { expect } from '@open-wc/testing';
import { part, parts, textOf } from '../support/composed.js';
import { bankOptions } from '../support/scripted-adapter.js';
import { click, create, methodsIn, mount, reaches, rendered, until, warmUp, warningsIn } from '../support/widget.js';

const handed = bankOptions({ methods: [{ id: 'mobile-id', asks: ['phoneNumber'] }] });
const json = JSON.stringify(handed);

describe('a widget whose page knows what the bank offers', () => {
  before(warmUp);

  for (const [name, setting] of [
    ['as an attribute', { attributes: { options: json } }],
    ['as a property', { properties: { options: handed } }],
  ] as const) {
    it(`shows it at once, without asking: ${name}`, async () => {
      const { widget, bank } = await mount(setting);
      await reaches(widget, 'choosing');
      expect(methodsIn(widget)).to.deep.equal(['mobile-id']);
      expect(bank.calls).to.deep.equal([]);
    });
  }
  it('takes what is set later in the task that made it', async () => {
    const { widget, bank } = create();
    document.body.append(widget);
    widget.options = handed;
    await reaches(widget, 'choosing');
    expect(bank.calls).to.deep.equal([]);
    widget.remove();
  });
  it('can only hide what was handed over, never add to it', async () => {
    const { widget } = await mount({ attributes: { options: json, methods: 'password mobile-id' } });
    await reaches(widget, 'choosing');
    expect(methodsIn(widget)).to.deep.equal(['mobile-id']);
  });
  for (const [name, text, expected] of [
    ['cut off', json.slice(0, -1), '`options` does not fit the contract: it is no object that can be read'],
    ['empty', '', '`options` does not fit the contract: it is no object that can be read'],
    ['an object by name', '[object Object]', '`options` does not fit the contract: it is no object that can be read'],
    ['a list', '[]', '`options` does not fit the contract: it is no object that can be read'],
    ['of another shape', '{"methods":[{"id":"<b>"}]}', '`methods.0.id` is missing or of the wrong form'],
  ] as const) {
    it(`asks the bank and warns once when it is ${name}`, async () => {
      const { widget, bank, heard } = await mount({ attributes: { options: text } });
      await reaches(widget, 'choosing');
      await until(() => warningsIn(heard).length > 0);
      expect(bank.count('options')).to.equal(1);
      expect(methodsIn(widget)).to.include('smart-id');
      expect(warningsIn(heard)).to.have.length(1);
      expect(warningsIn(heard)[0]).to.include('set as `options`').and.to.include(expected);
    });
  }
  it('shows its words as text only, and leaves out a link that is none', async () => {
    const notice = { kind: 'info', text: '<img src=x onerror=alert(1)>\u202eLabas', url: 'javascript:alert(1)' };
    const { widget, heard } = await mount({ properties: { options: { ...handed, notice } as typeof handed } });
    await reaches(widget, 'choosing');
    const shown = parts(widget, 'notice').find((each) => textOf(each).includes('onerror'))!;
    expect(textOf(shown)).to.include('<img src=x onerror=alert(1)>Labas');
    expect(shown.querySelector('img, a')).to.equal(null);
    await until(() => warningsIn(heard).length > 0);
    expect(warningsIn(heard)[0]).to.include('`notice.url`');
  });
  it('asks the bank when it is reset', async () => {
    const { widget, bank } = await mount({ properties: { options: handed } });
    await reaches(widget, 'choosing');
    widget.reset();
    await until(() => methodsIn(widget).includes('smart-id'));
    expect(bank.count('options')).to.equal(1);
  });
  it('asks the bank when the person wants to see more than nothing', async () => {
    const { widget, bank } = await mount({ properties: { options: { methods: [] } } });
    await reaches(widget, 'choosing');
    click(widget, 'retry');
    await until(() => methodsIn(widget).length > 0);
    await rendered(widget);
    expect(bank.count('options')).to.equal(1);
    expect(part(widget, 'heading')).to.exist;
  });
});
