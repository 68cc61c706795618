import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { WireFault } from '../../../demo/services/control.js';
import { DOCUMENT, PERSON, pushRequest, SmartIdBank } from './support/smart-id-bank.js';

let bank: SmartIdBank;
before(async () => {
  bank = await SmartIdBank.open({ phones: { answerAfterMs: 0 } });
});
beforeEach(() => bank.services.control.clear());
after(() => bank.services.close());

const start = (person = PERSON, signal?: AbortSignal) =>
  fetch(`${bank.services.smartId.url}/authentication/notification/etsi/${person}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(pushRequest()),
    redirect: 'manual',
    ...(signal && { signal }),
  });
const order = (fault: WireFault, who?: string) =>
  bank.services.control.order('smart-id-start', fault, who === undefined ? {} : { who });

describe('the wire, when it is ordered to fail', () => {
  for (const status of [480, 500, 503, 580]) {
    it(`answers ${status} once`, async () => {
      order({ kind: 'status', status });
      assert.equal((await start()).status, status);
      assert.equal((await start()).status, 200);
    });
  }

  it('answers with what is no JSON', async () => {
    order({ kind: 'junk' });
    const response = await start();
    assert.equal(response.status, 200);
    assert.match(await response.text(), /^<!doctype html>/);
  });

  it('answers with ten megabytes', async () => {
    order({ kind: 'huge' });
    assert.ok((await (await start()).text()).length > 10_000_000);
  });

  it('leads elsewhere', async () => {
    order({ kind: 'redirect', to: 'https://elsewhere.test/' });
    const response = await start();
    assert.deepEqual([response.status, response.headers.get('Location')], [302, 'https://elsewhere.test/']);
  });

  it('breaks the connection', async () => {
    order({ kind: 'drop' });
    await assert.rejects(start(), TypeError);
    assert.equal((await start()).status, 200);
  });

  it('does not answer at all, and others meanwhile', async () => {
    const hangUp = new AbortController();
    order({ kind: 'hang' });
    const isThere = bank.world.untilSomebodyWaits(3_600_000);
    const answer = start(PERSON, hangUp.signal);
    await isThere;
    assert.equal((await start()).status, 200);
    hangUp.abort();
    await assert.rejects(answer, { name: 'AbortError' });
  });

  it('takes its time, and answers then', async () => {
    order({ kind: 'delay', byMs: 3_000 });
    const isThere = bank.world.untilSomebodyWaits(3_000);
    const answer = start();
    await isThere;
    bank.world.advance(3_000);
    assert.equal((await answer).status, 200);
  });

  it('fails for whom it is meant alone, by any of the names', async () => {
    order({ kind: 'status', status: 580 }, PERSON);
    assert.equal((await start('PNOLT-30403039917')).status, 200);
    assert.equal((await start()).status, 580);
    const id = await bank.push();
    bank.services.control.order('smart-id-status', { kind: 'status', status: 500 }, { who: DOCUMENT });
    bank.world.advance(1);
    assert.equal((await bank.status(id)).status, 500);
    assert.equal((await bank.status(id)).status, 200);
  });
});
