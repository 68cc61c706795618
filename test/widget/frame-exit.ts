import { expect, fixtureSync } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import type { Step } from '../../src/flow/state.js';
import type { Translate } from '../../src/i18n/texts.js';
import { Announcer } from '../../src/widget/announcer.js';
import { FrameExit } from '../../src/widget/frame-exit.js';
import { Warner } from '../../src/widget/warner.js';
import { part, parts } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { translate } from '../support/texts.js';
import { click, manualClock, ownClock, until } from '../support/widget.js';

const link = 'https://smart-id.com/device-link/?A=%7e';
let t: Translate;

/** As much of the widget as a frame has to do with: a link to an app, and what the page has put into it. */
class InFrame extends LitElement {
  state: { readonly step: Step } = { step: 'waiting' };
  readonly announcer = new Announcer(this);
  readonly exit = new FrameExit(this, new Warner(this), this.announcer);

  override render(): TemplateResult {
    return html`${this.exit.notice(t)}<a part="app-link" href=${link} target="_top">App</a><slot></slot>`;
  }
}
// What is said about a screen is said when it is drawn.
InFrame.disableWarning?.('change-in-update');
customElements.define('in-frame', InFrame);

describe('the frame of another site, left by a link', () => {
  before(async () => {
    t = await translate('en');
  });
  afterEach(ownClock);

  /** Nothing is opened in earnest. */
  async function inFrame() {
    const clock = manualClock();
    const host = fixtureSync<InFrame>(html`<in-frame><a href="/news" target="_top">News</a></in-frame>`);
    host.addEventListener('click', (event) => event.preventDefault());
    const warnings: string[] = [];
    host.addEventListener('login-warning', (event) => warnings.push(event.detail.message));
    await host.updateComplete;
    const pass = async (ms: number) => {
      await clock.advance(ms);
      await host.updateComplete;
    };
    return { host, clock, warnings, pass };
  }

  it('that did not open in five seconds is offered in a window, byte for byte, and the person and the developer are told', async () => {
    const { host, warnings, pass } = await inFrame();
    click(host, 'app-link');
    await pass(4_999);
    expect(parts(host, 'error')).to.be.empty;
    await pass(1);
    const offered = part(host, 'link');
    expect(offered.getAttribute('href')).to.equal(link);
    expect(offered.getAttribute('target')).to.equal('_blank');
    expect(offered.getAttribute('rel')).to.equal('noopener noreferrer');
    expect(host.announcer.alert).to.equal(t('framed.stuck'));
    await until(() => warnings.length === 1);
    expect(warnings[0]).to.contain('allow-top-navigation');
  });

  it('says nothing where the app was opened and the person came back', async () => {
    const { host, clock, warnings, pass } = await inFrame();
    click(host, 'app-link');
    await pass(2_000);
    clock.return();
    await pass(60_000);
    expect(host.exit.isStuck).to.be.false;
    expect(warnings).to.be.empty;
    expect(clock.sleepers + clock.returnListeners).to.equal(0);
  });

  it('says nothing where the browser stopped its timers, as it does behind an app', async () => {
    const { host, clock, pass } = await inFrame();
    click(host, 'app-link');
    await settled();
    clock.suspend(3_600_000);
    await pass(0);
    expect(host.exit.isStuck).to.be.false;
  });

  it('says nothing of a link of the page’s own', async () => {
    const { host, clock, pass } = await inFrame();
    host.querySelector('a')!.click();
    expect(clock.sleepers).to.equal(0);
    await pass(60_000);
    expect(host.exit.isStuck).to.be.false;
  });

  it('says nothing in a step after it, and nothing of before when the step returns', async () => {
    const { host, pass } = await inFrame();
    click(host, 'app-link');
    host.state = { step: 'checking' };
    await pass(5_000);
    expect(host.exit.isStuck).to.be.false;
    host.state = { step: 'waiting' };
    click(host, 'app-link');
    await pass(5_000);
    expect(host.exit.isStuck).to.be.true;
    host.state = { step: 'failed' };
    host.requestUpdate();
    await host.updateComplete;
    expect(parts(host, 'error')).to.be.empty;
  });

  it('watches the last of several presses, and none once it is removed', async () => {
    const { host, clock, pass } = await inFrame();
    click(host, 'app-link');
    await pass(3_000);
    click(host, 'app-link');
    await pass(3_000);
    expect(host.exit.isStuck).to.be.false;
    host.remove();
    await settled();
    expect(clock.sleepers + clock.returnListeners).to.equal(0);
    await pass(60_000);
    expect(host.exit.isStuck).to.be.false;
  });
});
