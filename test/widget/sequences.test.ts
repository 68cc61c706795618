// Random sequences of what a person, a page, time and a bank may do to the element; what it promises is held after each step.
import { expect } from '@open-wc/testing';
import { onCleanPage } from '../support/clean-page.js';
import { focused } from '../support/composed.js';
import { seeded } from '../support/seeded.js';
import { manualClock, mount, rendered } from '../support/widget.js';
import { deeds, type Scene } from './sequences/deeds.js';
import { MisbehavingBank, type Draw } from './sequences/misbehaving-bank.js';
import { Promises } from './sequences/promises.js';

/** As many as `SEQUENCES` says: the test runner puts it in. */
declare const WIDGET_SEQUENCES: number;
const sequences = WIDGET_SEQUENCES;
const stepsEach = 12;
/** So many are one test: a failure names the first of them, and its own seed. */
const atOnce = 100;

describe('the element, whatever happens to it', () => {
  onCleanPage();
  const held = new Map<number, number>();

  for (let first = 0; first < sequences; first += atOnce) {
    it(`keeps its promises: seeds ${first} to ${first + atOnce - 1}`, async function () {
      this.timeout(600_000);
      const { widget: neighbour } = await mount();
      for (let seed = first; seed < first + atOnce; seed++) await run(seed);
      async function run(seed: number): Promise<void> {
        const random = seeded(seed);
        const draw: Draw = (list) => list[Math.floor(random() * list.length)]!;
        const clock = manualClock();
        const bank = new MisbehavingBank(draw, clock);
        const { widget } = await mount({
          bank: bank.adapter,
          attributes: { order: draw(['method-first', 'user-number-first']) },
        });
        const told: string[] = [];
        const scene: Scene = { widget, clock, draw, handedIn: '' };
        widget.addEventListener('login-success', () => (scene.handedIn = ''));
        const promises = new Promises(scene, bank, neighbour, held);
        try {
          for (let step = 0; step < stepsEach; step++) {
            const deed = draw(deeds);
            const before = { by: deed.by, step: widget.state.step, focus: focused() };
            told.push(`${before.step}: ${deed.name}`);
            await deed.run(scene);
            await clock.advance();
            await rendered(widget);
            promises.hold(before);
          }
        } catch (error) {
          throw new Error(`seed ${seed}: ${told.join(' → ')}: ${String(error)}`, { cause: error });
        } finally {
          widget.parentElement?.remove();
          await clock.advance();
        }
      }
    });
  }

  it('had something to keep each time', () => {
    for (const promise of [1, 7, 9, 16, 17, 18, 19])
      expect(held.get(promise), `promise ${promise}`).to.be.at.least(sequences / 50);
  });
});
