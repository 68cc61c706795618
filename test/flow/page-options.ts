import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import { Refusal } from '../../src/flow/gate.js';
import { as, leavesNothingBehind, problemOf, setUp, unavailable } from '../support/flow.js';
import { bankOptions, never, pending, reject, reply } from '../support/scripted-adapter.js';

const handed = bankOptions({ methods: [{ id: 'smart-id', asks: [] }] });
const withWords = bankOptions({ notice: { kind: 'info', text: 'Labas' } });
const by = (options: unknown) => ({ pageOptions: () => options });
const bankCalls = ({ bank }: ReturnType<typeof setUp>) => bank.calls.map(({ verb }) => verb);
const faultsOf = ({ told }: ReturnType<typeof setUp>) =>
  told.flatMap(({ event }) => ('faults' in event ? (event.faults ?? []) : []));

describe('options that the page hands over', () => {
  leavesNothingBehind();

  it('are offered without a word to the bank', async () => {
    const flow = setUp(by(handed));
    await flow.begin();
    const { options } = as('choosing', flow.flow);
    expect(options!.methods.map(({ id }) => id)).to.deep.equal(['smart-id']);
    expect(Object.isFrozen(options)).to.equal(true);
    expect(flow.flow.state.memory.optionsFrom).to.equal('page');
    expect(bankCalls(flow)).to.deep.equal([]);
  });
  it('lead into a login as the bank’s own do', async () => {
    const flow = setUp(by(handed));
    flow.bank.next('start', reply(pending()));
    await flow.begin();
    await flow.choose('smart-id');
    expect(bankCalls(flow)).to.deep.equal(['start']);
    expect(flow.flow.state.step).to.equal('waiting');
  });
  for (const none of [undefined, null]) {
    it(`are the bank’s when the page hands over ${none}`, async () => {
      const flow = setUp(by(none));
      await flow.begin();
      expect(bankCalls(flow)).to.deep.equal(['options']);
      expect(faultsOf(flow)).to.deep.equal([]);
    });
  }
  it('are offered but for a method that cannot be asked, which is a fault of the page’s', async () => {
    const flow = setUp(by(bankOptions({ methods: [...handed.methods, { id: 'fax', asks: ['faxNumber' as never] }] })));
    await flow.begin();
    expect(as('choosing', flow.flow).options!.methods.map(({ id }) => id)).to.deep.equal(['smart-id']);
    expect(bankCalls(flow)).to.deep.equal([]);
    const fields = faultsOf(flow).map(({ verb, cause }) => [verb, (cause as Refusal).field]);
    expect(fields).to.deep.equal([['pageOptions', 'methods.fax.asks']]);
  });
  for (const [name, broken, field] of [
    ['no JSON', '{"methods"', ''],
    ['methods that are none', { methods: 'smart-id' }, 'methods'],
    ['a method without an id', { methods: [{ asks: [] }] }, 'methods.0.id'],
  ] as const) {
    it(`are a fault of the page’s when they are ${name}, and the bank is asked`, async () => {
      const flow = setUp(by(broken));
      await flow.begin();
      expect(bankCalls(flow)).to.deep.equal(['options']);
      expect(as('choosing', flow.flow).options!.methods).to.have.length(6);
      const { event } = flow.told[0]!;
      const [fault] = 'faults' in event ? event.faults! : [];
      expect(fault!.verb).to.equal('pageOptions');
      expect(((fault!.cause as LoginError).cause as Refusal).field).to.equal(field);
    });
  }
  it('are a fault of the page’s although the bank fails too', async () => {
    const flow = setUp(by('junk'));
    flow.bank.next('options', reject(new LoginError('maintenance')));
    await flow.begin();
    expect(problemOf(flow.flow)).to.equal('maintenance');
    const { event } = flow.told[0]!;
    expect('faults' in event && event.faults!.map(({ verb }) => verb)).to.deep.equal(['pageOptions']);
  });
  it('wait for the login that this browser may have left', async () => {
    const flow = setUp({ ...by(handed), resume: true });
    flow.bank.next('resume', reply({ method: 'smart-id', reply: pending() }));
    await flow.begin();
    expect(bankCalls(flow)).to.deep.equal(['resume']);
    expect(flow.flow.state.step).to.equal('waiting');
  });
  it('are the bank’s after a reset', async () => {
    const flow = setUp(by(handed));
    await flow.begin();
    await flow.send({ type: 'reset' });
    expect(bankCalls(flow)).to.deep.equal(['options']);
  });
  it('are the bank’s when the person asks for them anew', async () => {
    const flow = setUp(by(bankOptions({ methods: [] })));
    await flow.begin();
    await flow.send({ type: 'restarted' });
    expect(as('choosing', flow.flow).options!.methods).to.have.length(6);
  });
  it('are the bank’s when a change of language needs its words', async () => {
    const flow = setUp(by(withWords));
    await flow.begin();
    await flow.send({ type: 'language-changed' });
    expect(bankCalls(flow)).to.deep.equal(['options']);
  });
  it('stay through a change of language that needs none', async () => {
    const flow = setUp(by(handed));
    await flow.begin();
    await flow.send({ type: 'language-changed' });
    expect(bankCalls(flow)).to.deep.equal([]);
  });
  it('stay when the person only goes back to them', async () => {
    const flow = setUp(by(bankOptions()));
    await flow.begin();
    await flow.choose('smart-id-push');
    await flow.send({ type: 'another-way-wanted' });
    expect(flow.flow.state.step).to.equal('choosing');
    expect(bankCalls(flow)).to.deep.equal([]);
  });
  it('are the bank’s when a login failed and another way is wanted', async () => {
    const flow = setUp(by(handed));
    flow.bank.next('start', unavailable);
    await flow.begin();
    await flow.choose('smart-id');
    await flow.send({ type: 'another-way-wanted' });
    expect(as('choosing', flow.flow).options!.methods).to.have.length(6);
    expect(bankCalls(flow)).to.deep.equal(['start', 'options']);
  });
  it('still stand when the person gave up before they came', async () => {
    const flow = setUp({ ...by(handed), resume: true });
    flow.bank.next('resume', never);
    await flow.begin();
    await flow.send({ type: 'cancelled' }, { type: 'restarted' });
    expect(as('choosing', flow.flow).options!.methods).to.have.length(1);
    expect(flow.bank.count('options')).to.equal(0);
  });
});
