// Adapters with one fault each, for the check that has to find it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Check } from '../../../src/conformance/checks/check.js';
import { adapterConformance } from '../../../src/conformance/index.js';
import type {
  Challenge,
  LoginReply,
  Method,
  Prompt,
  Resumed,
  Session,
  StartRequest,
} from '../../../src/flow/adapter.js';
import { checkNamed, openTestBank, verdictOf, type Adapter } from './test-bank.js';

/** What a faulty adapter does otherwise than the demo adapter. */
export type Fault = (good: Adapter) => Partial<Adapter>;
/** By the check that finds it, and by what the adapter does: the fault, and what the check says of it. */
export type Faults = Record<string, Record<string, [makes: Fault, says: RegExp]>>;

/** A reply of any kind, with the members of all: a fault changes those that are there. */
interface AnyReply {
  readonly status: LoginReply['status'];
  readonly session?: Session;
  readonly show?: Challenge;
  readonly prompt?: Prompt;
  readonly problem?: string;
}
type ChangesReply = (reply: AnyReply) => unknown;

/** Tests that each check finds the faults listed for it. Each has a bank of its own, and most of it is waiting: together. */
export function findsFaults(of: string, checks: readonly Check[], faults: Faults): void {
  describe(`the conformance checks of ${of}`, { concurrency: true }, () => {
    it('has a fault for every check, and a check for every fault', () => {
      assert.deepEqual(Object.keys(faults).sort(), checks.map(({ name }) => name).sort());
    });

    for (const [name, adapters] of Object.entries(faults)) {
      for (const [fault, [makes, says]] of Object.entries(adapters)) {
        it(`${name}: an adapter that ${fault}`, async () => {
          const { driver, create } = openTestBank();
          const broken = () => {
            const good = create();
            return { ...good, ...makes(good) };
          };
          // Only what never comes is waited for in vain; everything else may take as long as a slow machine needs.
          const limitMs = Number(/(\d+) ms/.exec(says.source)?.[1] ?? 10_000);
          const checks = adapterConformance(broken, { ...driver, limitMs, secrets: ['the secret itself'] });
          assert.match(await verdictOf(checkNamed(name, checks)), says);
        });
      }
    }
  });
}

/** An answer that TypeScript would not let an adapter give. */
export const malformed = (reply: unknown) => reply as LoginReply;

export const never = () => new Promise<never>(() => undefined);

export const waiting = (id: string): LoginReply => ({ status: 'pending', session: { id }, show: { kind: 'app' } });

export const changedMethods =
  (change: (methods: Method[]) => object[]): Fault =>
  (good) => ({
    options: async (request, signal) => ({
      methods: change((await good.options(request, signal)).methods) as Method[],
    }),
  });

export const changedStart =
  (change: (reply: AnyReply, request: StartRequest) => unknown): Fault =>
  (good) => ({ start: async (request, signal) => malformed(change(await good.start(request, signal), request)) });

export const changedPoll =
  (change: ChangesReply): Fault =>
  (good) => ({ poll: async (session, signal) => malformed(change(await good.poll(session, signal))) });

export const changedSubmit =
  (change: ChangesReply): Fault =>
  (good) => ({
    submit: async (session, answer, signal) => malformed(change(await good.submit(session, answer, signal))),
  });

export const changedResume =
  (change: (resumed: Resumed | undefined) => Resumed | undefined): Fault =>
  (good) => ({ resume: async (signal) => change(await good.resume(signal)) });

/** A resume that finds a login of the driver's own method. */
export const resuming =
  (reply: LoginReply): Adapter['resume'] =>
  () =>
    Promise.resolve({ method: 'smart-id-push', reply });
