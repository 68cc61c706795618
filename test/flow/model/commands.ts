/** What may happen to a login, to be drawn at random. */
import fc from 'fast-check';
import type { Intent } from '../../../src/flow/state.js';
import type { Verb } from '../../support/scripted-adapter.js';

/** What a bank may do with a call. The dull answers come first: that is where fast-check shrinks to. */
const behaviours = [
  'pending',
  'control-code',
  'qr',
  'changing link',
  'repeated qr',
  'prompt',
  'success',
  'failure',
  'refused',
  'id-card',
  'slow pending',
  'short',
  'other-control-code',
  'lost-zeros',
  'unknown-status',
  'nothing',
  'array',
  'offline',
  'unavailable',
  'retry-after',
  'long-retry-after',
  'session-lost',
  'rejects-undefined',
  'throws',
  'never',
  'deaf-never',
  'late',
  'deaf-late',
] as const;
export type Behaviour = (typeof behaviours)[number];

export type Command =
  | { do: 'go on'; choice: number }
  | { do: 'send'; intent: Intent }
  | { do: 'script'; verb: Verb; behaviour: Behaviour; always: boolean }
  | { do: 'advance'; ms: number }
  | { do: 'suspend'; ms: number }
  | { do: 'return' }
  | { do: 'jump wall'; ms: number }
  | { do: 'release'; behaviour: Behaviour }
  | { do: 'stop and begin' };

const intents: fc.Arbitrary<Intent> = fc.oneof(
  fc.constantFrom<Intent>(
    { type: 'cancelled' },
    { type: 'restarted' },
    { type: 'another-way-wanted' },
    { type: 'identity-reopened' },
    { type: 'contact-wanted' },
    { type: 'language-changed' },
    { type: 'alarm-raised', reason: 'code-differs' },
    { type: 'identity-entered', identity: { userNumber: '12345678', password: 'typed-secret' } },
    { type: 'code-entered', value: 'typed-code' },
    { type: 'method-chosen', methodId: 'no-such-method' },
    { type: 'reset' },
  ),
  fc.constantFrom('smart-id', 'smart-id-push', 'id-card', 'password').map((methodId): Intent => {
    return { type: 'method-chosen', methodId };
  }),
);
export const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('go on' as const), choice: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), intent: intents }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('script' as const),
      verb: fc.constantFrom<Verb>(
        'start',
        'start',
        'poll',
        'poll',
        'poll',
        'submit',
        'submit',
        'options',
        'resume',
        'cancel',
      ),
      behaviour: fc.constantFrom(...behaviours),
      always: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(0, 1, 100, 500, 749, 2_000, 2_001, 5_000, 12_000, 31_000, 126_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('suspend' as const), ms: fc.constantFrom(3_000, 60_000, 700_000) }),
  },
  { weight: 2, arbitrary: fc.constant<Command>({ do: 'return' }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('jump wall' as const), ms: fc.constantFrom(3_600_000, -3_600_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('release' as const), behaviour: fc.constantFrom(...behaviours) }),
  },
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'stop and begin' }) },
);
