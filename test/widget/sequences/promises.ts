/** What has to hold of the element after each step, by the numbers of the project's list. */
import { expect } from '@open-wc/testing';
import { focused, inputOf, parts, textOf } from '../../support/composed.js';
import type { InternetbankLogin } from '../../../src/widget/internetbank-login.js';
import type { By, Scene } from './deeds.js';
import type { MisbehavingBank } from './misbehaving-bank.js';

/** What was so before something happened. */
export interface Before {
  readonly by: By;
  readonly step: string;
  readonly focus: Element | null;
}

const regions = ['status', 'alert'] as const;
const waits: readonly string[] = ['loading', 'starting', 'waiting', 'prompting', 'checking'];

/** Of one widget, for as long as it is on the page. */
export class Promises {
  readonly #scene: Scene;
  readonly #bank: MisbehavingBank;
  readonly #regions: readonly (HTMLElement | undefined)[];
  readonly #neighbour: InternetbankLogin;
  readonly #neighbourSays: string;
  /** How often each promise had something to hold. */
  readonly held: Map<number, number>;

  constructor(scene: Scene, bank: MisbehavingBank, neighbour: InternetbankLogin, held: Map<number, number>) {
    this.#scene = scene;
    this.#bank = bank;
    this.#neighbour = neighbour;
    this.#neighbourSays = textOf(neighbour);
    this.#regions = this.#now();
    this.held = held;
  }

  hold(before: Before): void {
    const { widget, clock, handedIn } = this.#scene;
    const { step } = widget.state;
    for (const code of parts(widget, 'control-code')) {
      this.#count(1);
      expect(step, 'promise 1').to.equal('waiting');
      expect(code.textContent, 'promise 1').to.equal(this.#bank.controlCode);
    }
    if (waits.includes(step)) {
      this.#count(7);
      expect(parts(widget, 'cancel').length, `promise 7: ${step}: ${textOf(widget)}`).to.be.greaterThan(0);
    }
    for (const qr of parts(widget, 'qr')) {
      if (!qr.isConnected) continue;
      this.#count(9);
      expect(clock.now() - this.#bank.qrMadeAt, 'promise 9').to.be.at.most(3_000);
    }
    if (before.by === 'time' && step === before.step && before.focus?.isConnected) {
      this.#count(16);
      expect(focused() === before.focus, `promise 16: ${step}`).to.equal(true);
    }
    this.#count(17);
    expect(
      this.#now().every((region, index) => region === this.#regions[index]),
      'promise 17',
    ).to.equal(true);
    if (step === 'identifying' && before.step !== step && parts(widget, 'user-number').length > 0) {
      this.#count(18);
      expect(inputOf(widget, 'user-number').value, 'promise 18').to.equal(handedIn);
    }
    this.#count(19);
    expect(textOf(this.#neighbour), 'promise 19').to.equal(this.#neighbourSays);
  }

  #now(): (HTMLElement | undefined)[] {
    return regions.map((name) => parts(this.#scene.widget, name)[0]);
  }

  #count(promise: number): void {
    this.held.set(promise, (this.held.get(promise) ?? 0) + 1);
  }
}
