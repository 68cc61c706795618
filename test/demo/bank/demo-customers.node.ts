import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { demoCustomers } from '../../../demo/bank/demo-customers.js';

const openWith = (key: Buffer) =>
  demoCustomers({ now: Date.now, random: randomBytes, pace: 0 }, () => Promise.resolve(), key);
const numbers = Array.from({ length: 100 }, (_, index) => String(900_000 + index));

/** What is asked of each number that nobody has, by the device that its owner may have. */
async function askedOfNobody(key: Buffer): Promise<string[]> {
  const customers = openWith(key);
  const standings = numbers.map((userNumber) => customers.standing(undefined, 'code-device', { userNumber }));
  return (await Promise.all(standings)).map((standing) => JSON.stringify(standing));
}

describe('a number that nobody has', () => {
  it('is asked a card or a calculator, as customers are', async () => {
    const kinds = new Set(await askedOfNobody(Buffer.alloc(32, 1)));
    for (const userNumber of ['100001', '100012']) {
      kinds.delete(JSON.stringify(await openWith(Buffer.alloc(32, 1)).standing(userNumber, 'code-device')));
    }
    assert.equal(kinds.size, 0, 'nothing that no customer is asked');
    assert.equal(new Set(await askedOfNobody(Buffer.alloc(32, 1))).size, 2, 'both of what customers are asked');
  });

  it('is asked the same at each try and at each node, and another thing by another key', async () => {
    const asked = await askedOfNobody(Buffer.alloc(32, 1));
    assert.deepEqual(await askedOfNobody(Buffer.alloc(32, 1)), asked);
    assert.notDeepEqual(await askedOfNobody(Buffer.alloc(32, 2)), asked);
  });
});
