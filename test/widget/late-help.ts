import { expect } from '@open-wc/testing';
import { all } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { ownNetwork, playNetwork } from '../support/network.js';
import { click, mount, until, warmUp } from '../support/widget.js';

describe('help that comes when nobody is there any more', () => {
  before(warmUp);
  afterEach(ownNetwork);

  it('is not an error in the page', async () => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    playNetwork(/^help-panel$/, () => held);
    const thrown: unknown[] = [];
    const listen = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      thrown.push(String(event.reason));
    };
    addEventListener('unhandledrejection', listen);
    const { widget } = await mount({ attributes: { lang: 'en' } });
    click(widget, 'help');
    widget.remove();
    release();
    await until(() => all(widget, 'ibl-help-panel').length > 0, 'the help is drawn');
    // The browser tells of it a task later.
    for (let tasks = 0; tasks < 3; tasks++) await settled();
    removeEventListener('unhandledrejection', listen);
    expect(thrown).to.deep.equal([]);
  });
});
