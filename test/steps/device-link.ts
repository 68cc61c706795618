import { expect } from '@open-wc/testing';
import { loadQrCode } from '../../src/steps/load-qr-code.js';
import { click, focused, part, parts, textOf } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { qrLink } from '../support/scripted-adapter.js';
import { showStep } from '../support/shown-step.js';
import { methodOf, stateOf } from '../support/states.js';

describe('ibl-waiting-step with a device link', () => {
  const link = 'https://smart-id.com/device-link/?deviceLinkType=Web2App&sessionToken=AbC-%7e_x&authCode=aA%3D';
  const both = (changes: object = {}) =>
    stateOf('waiting', {
      method: methodOf('smart-id'),
      show: { kind: 'device-link', qr: qrLink(1), link },
      ...changes,
    });
  const present = async (device: string, state = both()) => {
    await loadQrCode();
    const result = await showStep(state);
    await result.set({ device });
    return result;
  };

  it('shows the QR code first on a computer, the link to the app first on a phone, and both on a tablet', async () => {
    for (const [device, qr, links] of [
      ['desktop', 1, 0],
      ['tablet', 1, 1],
      ['phone', 0, 1],
    ] as const) {
      const { element } = await present(device);
      expect(parts(element, 'qr'), device).to.have.length(qr);
      expect(parts(element, 'app-link'), device).to.have.length(links);
    }
  });

  it('draws the QR code as one svg with a name', async () => {
    const { element, t } = await present('desktop');
    expect(part(element, 'qr').localName).to.equal('svg');
    expect(part(element, 'qr').getAttribute('aria-label')).to.equal(t('waiting.qr'));
  });

  it('takes a QR code away when it is 3 s old, and shows the next one', async () => {
    const { element, clock, change, t } = await present('desktop');
    await clock.advance(2_999);
    expect(parts(element, 'qr')).to.have.length(1);
    await clock.advance(1);
    await settled();
    expect(parts(element, 'qr')).to.be.empty;
    expect(textOf(element)).to.contain(t('waiting.qrRefreshing'));
    await change(both({ show: { kind: 'device-link', qr: qrLink(4), link }, madeAt: clock.now() }));
    await settled();
    expect(parts(element, 'qr')).to.have.length(1);
  });

  it('leaves four light modules around the QR code', async () => {
    const { element } = await present('desktop');
    const qr = part(element, 'qr') as unknown as SVGSVGElement;
    const [, frame = '', ...dark] = qr.querySelector('path')!.getAttribute('d')!.split('M');
    const size = qr.viewBox.baseVal.width;
    expect(frame).to.equal(`0 0h${size}v${size}H0z`);
    const [columns, rows] = [0, 1].map((at) => dark.map((run) => Number(/^(\d+) (\d+)/.exec(run)![at + 1])));
    const ends = dark.map((run) => Number(/^(\d+) \d+h(\d+)/.exec(run)![1]) + Number(/h(\d+)/.exec(run)![1]));
    expect([Math.min(...columns!), Math.min(...rows!)]).to.deep.equal([4, 4]);
    expect([Math.max(...ends), Math.max(...rows!) + 1]).to.deep.equal([size - 4, size - 4]);
  });

  describe('shows no QR code that may be old', () => {
    type Shown = Awaited<ReturnType<typeof present>>;
    for (const [when, happens] of [
      ['because it came late', ({ change, clock }) => change(both({ madeAt: clock.now() - 3_000 }))],
      [
        'when the page returns from sleep',
        ({ clock }) => {
          clock.suspend(3_000);
          clock.return();
        },
      ],
      [
        'when it returns from a sleep in which only the wall clock went on',
        ({ clock }) => {
          clock.jumpWall(3_000);
          clock.return();
        },
      ],
    ] satisfies [string, (shown: Shown) => unknown][]) {
      it(when, async () => {
        const shown = await present('desktop');
        expect(parts(shown.element, 'qr')).to.have.length(1);
        await happens(shown);
        await settled();
        expect(parts(shown.element, 'qr')).to.be.empty;
      });
    }

    it('when only the clock that grows went on', async () => {
      const { element, clock } = await present('desktop');
      clock.jumpWall(-60_000);
      await clock.advance(3_000);
      await settled();
      expect(parts(element, 'qr')).to.be.empty;
    });
  });

  it('links to the app byte for byte', async () => {
    const { element } = await present('phone');
    expect(part(element, 'app-link').getAttribute('href')).to.equal(link);
  });

  it('offers help when the app may not have opened, and says so', async () => {
    const { element, clock, spoken, t } = await present('phone');
    part(element, 'app-link').addEventListener('click', (event) => event.preventDefault());
    click(element, 'app-link');
    await clock.advance(4_999);
    expect(textOf(element)).to.not.contain(t('waiting.notOpened'));
    await clock.advance(1);
    await settled();
    expect(textOf(element)).to.contain(t('waiting.notOpened'));
    expect(spoken.map(({ text }) => text)).to.include(t('waiting.notOpened'));
  });

  it('says nothing of the app once its step was left', async () => {
    const { element, clock, spoken, t } = await present('phone');
    part(element, 'app-link').addEventListener('click', (event) => event.preventDefault());
    click(element, 'app-link');
    element.remove();
    await clock.advance(5_000);
    expect(spoken.map(({ text }) => text)).to.not.include(t('waiting.notOpened'));
    expect(clock.sleepers).to.equal(0);
  });

  it('says nothing and moves no focus when the QR code is renewed', async () => {
    const { element, spoken, change, clock } = await present('desktop');
    part(element, 'cancel').focus();
    spoken.length = 0;
    for (let second = 1; second <= 5; second += 1) {
      await clock.advance(1_000);
      await change(both({ show: { kind: 'device-link', qr: qrLink(second), link }, madeAt: clock.now() }));
    }
    expect(spoken).to.be.empty;
    expect(focused()).to.equal(part(element, 'cancel'));
  });
});
