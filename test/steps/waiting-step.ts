import { expect } from '@open-wc/testing';
import { all, click, focused, part, parts, textOf } from '../support/composed.js';
import { qrLink } from '../support/scripted-adapter.js';
import { showStep } from '../support/shown-step.js';
import { methodOf, stateOf } from '../support/states.js';
import { languages } from '../support/texts.js';
import { warmUp } from '../support/widget.js';

describe('ibl-waiting-step', () => {
  for (const code of ['0042', '0000', '5493']) {
    it(`shows the control code ${code} as one text, exactly`, async () => {
      const { element } = await showStep(stateOf('waiting', { show: { kind: 'control-code', controlCode: code } }));
      const shown = part(element, 'control-code');
      expect(shown.textContent).to.equal(code);
      const nodes = [...shown.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent !== '');
      expect(nodes).to.have.length(1);
      expect(shown.getAttribute('translate')).to.equal('no');
    });
  }

  for (const language of languages) {
    it(`speaks the control code in ${language} digit by digit, once, however often the bank is asked`, async () => {
      const state = stateOf('waiting');
      const { element, spoken, change, t, clock } = await showStep(state, { language });
      const sentence = t('waiting.controlCodeSpoken', { digits: '0, 0, 4, 2' });
      for (let polls = 0; polls < 5; polls += 1) {
        await clock.advance(2_000);
        await change({ ...state, show: { ...state.show } });
      }
      expect(spoken.filter(({ text }) => text === sentence)).to.have.length(1);
      expect(textOf(element)).to.contain(sentence);
    });

    it(`asks in ${language} to compare the codes before it speaks of a PIN`, async () => {
      const { element, t } = await showStep(stateOf('waiting'), { language });
      const said = textOf(part(element, 'instructions'));
      expect(said.indexOf(t('waiting.compare'))).to.be.greaterThan(-1);
      expect(said.indexOf(t('waiting.compare'))).to.be.lessThan(said.indexOf(t('waiting.pin1')));
      expect(said).to.contain('PIN2');
    });

    it(`announces in ${language} the time left at the start, at 60 s, 20 s and the end, and no more`, async () => {
      const { spoken, clock, t } = await showStep(stateOf('waiting', { show: { kind: 'app' } }), { language });
      await clock.advance(130_000);
      expect(spoken.map(({ text }) => text)).to.deep.equal([
        t('countdown.spokenMinutes', { count: 2 }),
        t('countdown.spokenMinutes', { count: 1 }),
        t('countdown.spokenSeconds', { count: 20 }),
        t('countdown.over'),
      ]);
    });
  }

  it('asks to choose the code where the app offers three', async () => {
    const show3 = { kind: 'control-code', controlCode: '1234', choose: true } as const;
    const { element, t } = await showStep(stateOf('waiting', { show: show3 }));
    expect(textOf(part(element, 'instructions')))
      .to.contain(t('waiting.choose'))
      .and.not.contain(t('waiting.compare'));
  });

  it('speaks of the phone and its own PIN with Mobile-ID, and of no app', async () => {
    const { element, t } = await showStep(stateOf('waiting', { method: methodOf('mobile-id') }));
    expect(textOf(part(element, 'heading'))).to.equal(t('waiting.headingPhone'));
    expect(textOf(part(element, 'instructions'))).to.contain(t('waiting.pinPhone'));
    expect(textOf(element)).to.not.contain('Smart-ID').and.not.contain('PIN1');
  });

  for (const kind of ['control-code', 'app', 'id-card', 'redirect', 'device-link'] as const) {
    const shows = {
      'control-code': { kind: 'control-code', controlCode: '1234' },
      app: { kind: 'app' },
      'id-card': { kind: 'id-card', nonce: 'nonce-1' },
      redirect: { kind: 'redirect', url: 'https://eparaksts.example/confirm?a=1' },
      'device-link': { kind: 'device-link', qr: qrLink(1), link: qrLink(2) },
    } as const;

    it(`says with ${kind} what is awaited and for how long, and lets the person leave`, async () => {
      const { element, intents } = await showStep(stateOf('waiting', { show: shows[kind] }));
      expect(textOf(part(element, 'heading'))).to.not.equal('');
      expect(textOf(part(element, 'countdown'))).to.contain('2:00');
      click(element, 'cancel');
      click(element, 'another-way');
      expect(intents).to.deep.equal([{ type: 'cancelled' }, { type: 'another-way-wanted' }]);
      expect(all(element, 'input'), 'no PIN is ever asked on a page').to.be.empty;
    });
  }

  it('counts down on screen and never below zero', async () => {
    const { element, clock, t } = await showStep(stateOf('waiting', { expiresAt: 3_500 }));
    const seen = [textOf(part(element, 'countdown'))];
    for (let seconds = 0; seconds < 4; seconds += 1) {
      await clock.advance(1_000);
      seen.push(textOf(part(element, 'countdown')));
    }
    const left = (time: string) => t('countdown.left', { time });
    expect(seen).to.deep.equal([left('0:03'), left('0:02'), left('0:01'), t('countdown.over'), t('countdown.over')]);
  });

  it('offers both alarms with a control code', async () => {
    const { element, intents, t } = await showStep(stateOf('waiting'));
    expect(parts(element, 'alarm').map(textOf)).to.deep.equal([t('waiting.codeDiffers'), t('waiting.notMe')]);
    for (const alarm of parts(element, 'alarm'))
      expect(alarm.closest('[role=group]')?.getAttribute('aria-label')).to.equal(t('waiting.alarmQuestion'));
    for (const alarm of parts(element, 'alarm')) alarm.click();
    expect(intents).to.deep.equal([
      { type: 'alarm-raised', reason: 'code-differs' },
      { type: 'alarm-raised', reason: 'not-me' },
    ]);
  });

  it('offers no alarm about codes where there is none', async () => {
    const { element, t } = await showStep(stateOf('waiting', { show: { kind: 'app' } }));
    expect(parts(element, 'alarm').map(textOf)).to.deep.equal([t('waiting.notMe')]);
  });

  it('says that the bank is out of reach, once per change, and offers to ask it now', async () => {
    const state = stateOf('waiting', { show: { kind: 'app' } });
    const { element, spoken, intents, change, t } = await showStep(state);
    spoken.length = 0;
    await change({ ...state, contact: 'retrying' });
    await change({ ...state, contact: 'retrying' });
    expect(textOf(part(element, 'error'))).to.equal(t('waiting.retrying'));
    expect(parts(element, 'retry')).to.be.empty;
    await change({ ...state, contact: 'paused' });
    expect(textOf(part(element, 'error'))).to.equal(t('waiting.paused'));
    click(element, 'retry');
    expect(intents).to.deep.equal([{ type: 'contact-wanted' }]);
    await change({ ...state, contact: 'live' });
    expect(parts(element, 'error')).to.be.empty;
    expect(spoken.map(({ text }) => text)).to.deep.equal([t('waiting.retrying'), t('waiting.paused')]);
  });

  it('names the site that confirms, and links to it byte for byte', async () => {
    const url = 'https://eparaksts.example/Confirm?b=%7e&a=1&sig=AbC%2F=';
    const { element } = await showStep(stateOf('waiting', { show: { kind: 'redirect', url } }));
    expect(textOf(element)).to.contain('eparaksts.example');
    expect(part(element, 'app-link').localName).to.equal('a');
    expect(part(element, 'app-link').getAttribute('href')).to.equal(url);
  });

  it('keeps its control code for itself: no attribute holds it', async () => {
    const { element } = await showStep(stateOf('waiting', { show: { kind: 'control-code', controlCode: '8173' } }));
    const attributes = all(element, '*').flatMap((each) => [...each.attributes].map(({ value }) => value));
    expect(attributes.join('\n')).to.not.contain('8173');
  });
});

describe('a wait whose contact was lost', () => {
  before(warmUp);

  it('leaves the focus at the heading when the person asks again', async () => {
    const { element, change } = await showStep(stateOf('waiting', { contact: 'paused' }));
    part(element, 'retry').focus();
    await change(stateOf('waiting', { contact: 'retrying' }));
    expect(focused()).to.equal(part(element, 'heading'));
  });
  it('leaves the focus alone when contact is lost or comes back by itself', async () => {
    const { element, change } = await showStep(stateOf('waiting'));
    part(element, 'cancel').focus();
    for (const contact of ['retrying', 'paused', 'live'] as const) await change(stateOf('waiting', { contact }));
    expect(focused()).to.equal(part(element, 'cancel'));
  });
});

describe('a wait in the app after a device link', () => {
  before(warmUp);
  const inApp = stateOf('waiting', { show: { kind: 'app' }, shownControlCode: undefined });
  const afterCode = { ...inApp, deviceLink: {} };

  for (const language of languages) {
    it(`says that it may be finished there, and offers a new code (${language})`, async () => {
      const { element, intents, t } = await showStep(afterCode, { language });
      expect(textOf(element)).to.include(t('waiting.finishInApp'));
      expect(textOf(part(element, 'retry'))).to.equal(t('waiting.newCode'));
      part(element, 'retry').click();
      expect(intents).to.deep.equal([{ type: 'restarted' }]);
    });
  }
  it('is spoken when the code gives way', async () => {
    const show = { kind: 'device-link', link: 'https://smart-id.com/l' } as const;
    const { spoken, change, t } = await showStep(stateOf('waiting', { show, shownControlCode: undefined }));
    await change(afterCode);
    expect(spoken.map(({ text }) => text)).to.include(t('waiting.finishInApp'));
  });
  it('offers no new code where there was none', async () => {
    const { element, t } = await showStep(inApp);
    expect(textOf(element)).to.include(t('waiting.continueInApp'));
    expect(parts(element, 'retry')).to.have.length(0);
  });
  it('offers one thing to press while contact is lost: to ask again', async () => {
    const { element, t } = await showStep({ ...afterCode, contact: 'paused' });
    expect(parts(element, 'retry').map(textOf)).to.deep.equal([t('waiting.tryNow')]);
  });
});

describe('a wait for an ID card', () => {
  before(warmUp);
  const card = stateOf('waiting', { show: { kind: 'id-card', nonce: 'n' }, shownControlCode: undefined });

  for (const language of languages) {
    it(`says that the window of an earlier try is open, and when it is closed (${language})`, async () => {
      const { element, spoken, change, t } = await showStep(card, { language });
      await change({ ...card, cardWindow: 'earlier' });
      expect(textOf(part(element, 'error'))).to.equal(t('waiting.cardBusy'));
      await change({ ...card, cardWindow: 'own' });
      expect(parts(element, 'error')).to.have.length(0);
      expect(textOf(element)).to.include(t('waiting.card'));
      // Before these the time is told.
      expect(spoken.slice(-2).map(({ text }) => text)).to.deep.equal([t('waiting.cardBusy'), t('waiting.card')]);
    });
  }
});
