import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Order, Step } from '../../../src/flow/state.js';
import { commands } from './commands.js';
import { Model } from './model.js';

describe('a login, whatever happens', () => {
  const unhandled: unknown[] = [];
  const note = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    unhandled.push(event.reason);
  };
  before(() => window.addEventListener('unhandledrejection', note));
  after(() => window.removeEventListener('unhandledrejection', note));

  it('keeps its promises', async function () {
    this.timeout(300_000);
    const reached = new Set<Step>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Order>('method-first', 'user-number-first'),
        fc.boolean(),
        fc.array(commands, { minLength: 5, maxLength: 50, size: 'max' }),
        async (order, resume, sequence) => {
          const model = new Model(order, resume);
          model.flow.subscribe(({ step }) => reached.add(step));
          await model.begin();
          for (const command of sequence) await model.run(command);
          await model.end();
          expect(unhandled.splice(0)).to.deep.equal([]);
        },
      ),
      { numRuns: 300, includeErrorInReport: true },
    );
    // A model that never gets anywhere promises little.
    expect(reached.size).to.equal(9);
  });
});
