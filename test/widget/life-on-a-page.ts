import { expect, fixtureSync, html } from '@open-wc/testing';
import { pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { composed, everythingIn, part } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { controlCode, pending, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { create, endsOf, manualClock, mount, push, reaches, rendered, until } from '../support/widget.js';

describe('<internetbank-login>: its life on a page', () => {
  onCleanPage();

  it('goes on when it is moved within one task, and keeps the control code', async () => {
    const { widget, bank, heard } = await mount({ bank: pushBank() });
    await push(widget);
    await reaches(widget, 'waiting');
    const before = heard.length;
    const place = fixtureSync(html`<section></section>`);
    place.append(widget);
    await settled();
    await settled();
    await rendered(widget);
    expect(part(widget, 'control-code').textContent).to.equal('5493');
    expect(heard).to.have.length(before);
    expect(bank.count('cancel') + bank.count('options')).to.equal(1);
    expect(bank.last('poll') ?? bank.last('start')).to.deep.include({ verb: 'start' });
  });

  it('ends when it is removed: the bank is told once, and nothing is left', async () => {
    const windowListeners = listenersOf(window);
    const documentListeners = listenersOf(document);
    try {
      const { widget, bank, heard } = await mount({ bank: pushBank('8173') });
      await push(widget, '87654321');
      await reaches(widget, 'waiting');
      expect(windowListeners.active()).to.be.greaterThan(0);
      widget.remove();
      await until(() => bank.count('cancel') === 1);
      await until(() => !widget.isUpdatePending);
      await settled();
      expect(endsOf(heard).map(({ type, detail }) => [type, detail])).to.deep.equal([
        ['login-cancel', { method: 'smart-id-push', step: 'waiting' }],
      ]);
      expect(everythingIn(widget)).to.not.contain('8173').and.not.contain('87654321').and.not.contain('8, 1, 7, 3');
      expect(windowListeners.active()).to.equal(0);
      expect(documentListeners.active()).to.equal(0);
      expect(bank.count('cancel')).to.equal(1);
      for (const { signal, settled: done } of bank.calls) if (signal && !done) expect(signal.aborted).to.be.true;
    } finally {
      windowListeners.stop();
      documentListeners.stop();
    }
  });

  it('leaves no timer behind when it is removed', async () => {
    const clock = manualClock();
    const { widget } = await mount({ bank: pushBank() });
    await push(widget);
    await reaches(widget, 'waiting');
    expect(clock.sleepers).to.be.greaterThan(0);
    widget.remove();
    await until(() => clock.sleepers === 0 && clock.returnListeners === 0);
  });

  it('begins anew when it is put back', async () => {
    const { widget, bank } = await mount({ bank: pushBank() });
    const place = widget.parentElement!;
    await push(widget);
    await reaches(widget, 'waiting');
    widget.remove();
    await until(() => bank.count('cancel') === 1);
    place.append(widget);
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(2);
  });

  it('ends when the page is left, and begins anew when it is shown again', async () => {
    const { widget, bank, heard, story } = await mount({ bank: pushBank() });
    await push(widget);
    await reaches(widget, 'waiting');
    heard.length = 0;
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(bank.count('cancel')).to.equal(1);
    expect(story()).to.deep.equal(['login-cancel', 'loading']);
    await until(() => !widget.isUpdatePending);
    await settled();
    expect(everythingIn(widget)).to.not.contain('5493').and.not.contain('12345678');
    expect(bank.count('options')).to.equal(1);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(2);
  });

  it('does not begin twice on the first `pageshow`', async () => {
    const { widget, bank } = await mount();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(1);
  });

  it('leaves a login alive at the bank that goes on at another site', async () => {
    const elsewhere = pending({ show: { kind: 'redirect', url: '/elsewhere' } });
    const { widget, bank } = await mount({ bank: scriptOf((script) => script.always('start', reply(elsewhere))) });
    await push(widget);
    await reaches(widget, 'waiting');
    // By nothing that was pressed, and with nothing to resume.
    expect(widget.resume).to.be.false;
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    await settled();
    expect(bank.count('cancel')).to.equal(0);
  });

  it('asks the bank at once when the page is seen again', async () => {
    const bank = pushBank().always('poll', reply(controlCode('5493')));
    const { widget, clock } = await playPush(bank);
    await clock.advance(1_900);
    const before = bank.count('poll');
    clock.return();
    await clock.advance(750);
    expect(bank.count('poll')).to.be.greaterThan(before);
    expect(widget.state.step).to.equal('waiting');
  });

  it('shares nothing with another widget on the page', async () => {
    const [one, other] = [await mount({ bank: pushBank('1111') }), await mount({ bank: pushBank('2222') })];
    other.widget.lang = 'lt';
    await push(one.widget, '11112222');
    await push(other.widget, '33334444');
    await Promise.all([reaches(one.widget, 'waiting'), reaches(other.widget, 'waiting')]);
    expect(everythingIn(one.widget)).to.contain('1111');
    one.widget.cancel();
    await reaches(one.widget, 'choosing');
    expect(part(other.widget, 'control-code').textContent).to.equal('2222');
    expect(everythingIn(other.widget)).to.not.contain('1111');
    expect(part(other.widget, 'card').lang).to.equal('lt');
    expect(part(one.widget, 'card').lang).to.equal('en');
    expect(other.bank.count('cancel')).to.equal(0);
    expect(endsOf(other.heard)).to.be.empty;
  });

  it('leaves no node, listener or timer after 100 mounts and removals', async () => {
    const clock = manualClock();
    const [windowListeners, documentListeners] = [listenersOf(window), listenersOf(document)];
    const place = fixtureSync(html`<div></div>`);
    const before = [...composed(document)].length;
    try {
      for (let count = 0; count < 100; count += 1) {
        const { widget, bank } = create({ bank: pushBank() });
        place.append(widget);
        widget.start('smart-id');
        if (count % 10 === 0) await reaches(widget, 'waiting');
        widget.remove();
        if (count % 10 === 0) await until(() => bank.count('cancel') === 1);
      }
      await until(() => windowListeners.active() === 0);
      expect(documentListeners.active()).to.equal(0);
      await until(() => clock.sleepers === 0);
      expect([...composed(document)]).to.have.length(before);
    } finally {
      windowListeners.stop();
      documentListeners.stop();
    }
  });
});

async function playPush(bank: ScriptedAdapter) {
  const clock = manualClock();
  const mounted = await mount({ bank });
  await push(mounted.widget);
  await reaches(mounted.widget, 'waiting');
  return { ...mounted, clock };
}

/** Counts the listeners that are added to a target and still there. */
function listenersOf(target: EventTarget) {
  const { addEventListener: add, removeEventListener: remove } = target;
  const active: { type: string; listener: unknown }[] = [];
  const drop = (type: string, listener: unknown) => {
    const index = active.findIndex((each) => each.type === type && each.listener === listener);
    if (index >= 0) active.splice(index, 1);
  };
  Object.assign(target, {
    addEventListener(this: EventTarget, ...call: Parameters<EventTarget['addEventListener']>) {
      const [type, listener, options] = call;
      active.push({ type, listener });
      if (typeof options === 'object') options.signal?.addEventListener('abort', () => drop(type, listener));
      add.apply(target, call);
    },
    removeEventListener(this: EventTarget, ...call: Parameters<EventTarget['removeEventListener']>) {
      drop(call[0], call[1]);
      remove.apply(target, call);
    },
  });
  return {
    active: () => active.length,
    stop() {
      delete (target as Partial<EventTarget>).addEventListener;
      delete (target as Partial<EventTarget>).removeEventListener;
    },
  };
}
