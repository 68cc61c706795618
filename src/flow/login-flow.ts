import { FlowRunner } from './runner.js';
import type { Order } from './state.js';
import { talk } from './talk.js';
import type { World } from './world.js';

/** A flow that has all it needs from the start. */
export class LoginFlow extends FlowRunner {
  constructor(world: World, order?: Order) {
    super(world, () => Promise.resolve(talk), order);
  }
}
