import { expect } from '@open-wc/testing';
import { part, parts } from '../support/composed.js';
import { pending, qrLink, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import {
  choose,
  click,
  endsOf,
  manualClock,
  mount,
  ownClock,
  reaches,
  rendered,
  until,
  warmUp,
  warningsIn,
} from '../support/widget.js';

const link = 'https://smart-id.com/device-link/?deviceLinkType=Web2App&sessionToken=AbC';
const shows = (show: object, id = 'session-1') =>
  reply(pending({ show: { kind: 'device-link', ...show } as never, session: { id } }));

describe('a widget that shows a device link', () => {
  before(warmUp);
  afterEach(ownClock);

  it('begins anew for a new code: one login ends, another begins', async () => {
    const clock = manualClock();
    const bank = new ScriptedAdapter().next('start', shows({ qr: qrLink(1) }), shows({ qr: qrLink(2) }, 'session-2'));
    bank.next('poll', reply(pending()));
    const { widget, heard, story } = await mount({ bank });
    await choose(widget, 'smart-id');
    await reaches(widget, 'waiting');
    await clock.advance(1_000);
    await until(() => parts(widget, 'retry').length > 0, 'no more codes');
    click(widget, 'retry');
    await until(() => bank.count('start') === 2);
    await reaches(widget, 'waiting');
    expect(story().slice(-4)).to.deep.equal(['waiting', 'login-cancel', 'starting', 'waiting']);
    expect(endsOf(heard).map(({ detail }) => detail)).to.deep.equal([{ method: 'smart-id', step: 'waiting' }]);
    expect(bank.callsOf('cancel').map(({ asked }) => asked)).to.deep.equal([{ id: 'session-1' }]);
  });
  it('keeps the first link on screen when the bank changes it, and warns once', async () => {
    const clock = manualClock();
    const bank = new ScriptedAdapter().next('start', shows({ link }));
    let polls = 0;
    bank.always('poll', (call) => shows({ link: `${link}&elapsed=${(polls += 1)}` })(call));
    const { widget, heard } = await mount({ bank });
    await choose(widget, 'smart-id');
    await reaches(widget, 'waiting');
    await clock.advance(10_000);
    await until(() => warningsIn(heard).length > 0);
    await rendered(widget);
    expect(polls).to.be.above(3);
    expect(part<HTMLAnchorElement>(widget, 'app-link').href).to.equal(link);
    expect(warningsIn(heard)).to.have.length(1);
    expect(warningsIn(heard)[0]).to.include('another `show.link`').and.not.to.include('elapsed');
  });
});
