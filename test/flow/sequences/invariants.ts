/**
 * What must hold of a login, by the numbers of the project's list. What the table of the conversation alone can show is checked
 * here after every step of every sequence; `also` names the tests of what only calls, clocks and elements can show.
 */
import type { LoginReply } from '../../../src/flow/adapter.js';
import { transition } from '../../../src/flow/follow.js';
import type { FlowEvent, LoginState } from '../../../src/flow/state.js';
import { refusalWaitMs, times } from '../../../src/flow/times.js';
import { allowed, codeOf } from './events.js';

export interface Change {
  readonly state: LoginState;
  readonly previous: LoginState;
  readonly event: FlowEvent;
  readonly at: number;
  /** The number of the login in `state`, or of the last one. */
  readonly login: number;
  /** All that `state` holds but the offer. */
  readonly text: string;
  /** The same event once more, on the same state. */
  again(): LoginState;
}

export interface Invariant {
  readonly name: string;
  readonly check?: (change: Change) => boolean;
  /** Costly: checked in every twentieth sequence. */
  readonly isSampled?: true;
  readonly also?: readonly string[];
}

const replyOf = (event: FlowEvent): LoginReply | undefined =>
  event.type === 'answered' ? event.reply : event.type === 'loaded' ? event.resumed?.reply : undefined;
const waits: readonly string[] = ['loading', 'starting', 'waiting', 'prompting', 'checking'];
const isUnderWay = ({ step }: LoginState) => ['waiting', 'prompting', 'checking'].includes(step);
/** All that is marked with the number of a login. */
const marks = /#(\d+)#/g;
const flow = 'test/flow/model/model.ts';

export const invariants: Readonly<Record<number, Invariant>> = {
  1: {
    name: 'A control code is visible only while waiting, in its own login, exactly as it came',
    check: ({ state, event, login, previous }) => {
      if (state.step !== 'waiting' || state.show.kind !== 'control-code')
        return !('show' in state) || state.step === 'waiting';
      const reply = replyOf(event);
      const isNew = reply?.status === 'pending' && reply.show === state.show;
      const isSame = previous.step === 'waiting' && previous.show === state.show;
      return (isNew || isSame) && state.show.controlCode === codeOf(login);
    },
    also: [flow, 'test/steps/waiting-step.ts'],
  },
  2: {
    name: 'Nothing secret of a login is held once it ended or another began',
    check: ({ state, login, text }) => {
      const found = [...text.matchAll(marks)].map(([, number]) => Number(number));
      if (state.step === 'starting') return found.every((number) => number === login);
      return isUnderWay(state) ? found.every((number) => number === login) : found.length === 0;
    },
    also: [flow, 'test/widget/secrets.ts'],
  },
  3: { name: 'At most one poll, one start, one submit in flight, and never a poll beside a submit', also: [flow] },
  4: {
    name: 'Success comes only of a valid reply of the login that is under way, and ends it once',
    check: ({ state, previous, event }) =>
      (state.step !== 'succeeded' || previous.step === 'succeeded' || replyOf(event)?.status === 'success') &&
      (!(previous.step === 'succeeded' || previous.step === 'failed') ||
        event.type !== 'answered' ||
        state === previous),
    also: [flow, 'test/widget/events.ts'],
  },
  5: {
    name: 'After the end there is no call but one cancel, no timer, no listener',
    also: [flow, 'test/flow/login/stopping.ts', 'test/widget/life-on-a-page.ts'],
  },
  6: {
    name: 'Every call has a signal, aborted when its login ends, and before the bank is told',
    also: [flow, 'test/flow/calls.ts'],
  },
  7: {
    name: 'Cancel is there and works in every step that waits',
    check: ({ state, at }) =>
      !waits.includes(state.step) || transition(state, { type: 'cancelled' }, at).step === 'choosing',
    also: ['test/steps/every-step.ts', 'test/flow/login/giving-up.ts'],
  },
  8: {
    name: 'Every step that waits has an end in time',
    check: ({ state, at }) =>
      !isUnderWay(state) ||
      ('expiresAt' in state && state.expiresAt <= state.ceilingAt && state.ceilingAt <= at + times.expiryMaxMs),
    also: [flow, 'test/flow/login/silent-bank.ts'],
  },
  9: {
    name: 'A QR code is never taken for younger than it is',
    check: ({ state, previous, at }) => {
      if (state.step !== 'waiting' || state.show.kind !== 'device-link' || state.show.qr === undefined) return true;
      const shown = previous.step === 'waiting' && previous.show.kind === 'device-link' ? previous : undefined;
      const isSame = shown?.show.kind === 'device-link' && shown.show.qr === state.show.qr;
      return state.madeAt <= at && (!isSame || state.madeAt <= shown.madeAt);
    },
    also: ['test/steps/device-link.ts', 'test/flow/table/shown.ts'],
  },
  10: {
    name: 'An answer is given by a gesture only, and forgotten afterwards',
    check: ({ state, previous, event, text }) =>
      (state.step !== 'checking' ||
        previous.step === 'checking' ||
        event.type === 'code-entered' ||
        event.type === 'card-read') &&
      (state.step === 'checking' || !text.includes('answer#')),
    also: [flow, 'test/steps/prompting-step.ts'],
  },
  11: {
    name: 'A question ends in success only through an answer',
    check: ({ state, previous }) => state.step !== 'succeeded' || previous.step !== 'prompting',
    also: [flow],
  },
  12: {
    name: 'A login starts only at the person’s wish, later after refusals',
    check: ({ state, previous, event }) => {
      const { refusals, notBeforeAt } = state.memory;
      if (state.step === 'starting' && previous.step !== 'starting') {
        const byPerson = ['method-chosen', 'identity-entered', 'restarted'].includes(event.type);
        return (
          (byPerson || (previous.step === 'loading' && previous.wanted !== undefined)) && state.startsAt >= notBeforeAt
        );
      }
      const isRefused = state.step === 'failed' && refusals > previous.memory.refusals;
      return !isRefused || refusalWaitMs(refusals) <= 30_000;
    },
    also: [flow, 'test/flow/table/waits.ts'],
  },
  13: {
    name: 'Nobody is asked faster than the contract allows, nor before Retry-After',
    check: ({ state, previous, event, at }) => {
      const { notBeforeAt } = state.memory;
      const asked =
        'retryAfterMs' in event && state !== previous && state.step !== 'choosing' ? (event.retryAfterMs ?? 0) : 0;
      const isOver = state.step === 'succeeded';
      return (
        (state.step !== 'waiting' ||
          (state.pollAfterMs >= times.pollAfterMinMs && state.pollAfterMs <= times.pollAfterMaxMs)) &&
        (isOver || (notBeforeAt >= previous.memory.notBeforeAt && notBeforeAt >= (asked > 0 ? at + asked : 0)))
      );
    },
    also: [flow, 'test/flow/waits.ts'],
  },
  14: {
    name: 'A URL is used only from the list, byte for byte',
    check: ({ state, event, previous }) => {
      const held = [
        ...(state.step === 'waiting' && state.show.kind === 'device-link' ? [state.show.qr, state.show.link] : []),
        ...(state.step === 'waiting' && state.show.kind === 'redirect' ? [state.show.url] : []),
        ...(state.step === 'succeeded' ? [state.redirectUrl] : []),
      ].filter((url) => url !== undefined);
      if (held.length === 0) return true;
      const came = JSON.stringify([
        replyOf(event),
        'show' in previous ? [previous.show, previous.deviceLink] : previous,
      ]);
      return held.every((url) => url.startsWith(allowed) && came.includes(url));
    },
    also: ['test/widget/safe-url.ts', 'test/widget/framing.ts'],
  },
  15: {
    name: 'No error is left uncaught, and nothing is written to the console',
    also: ['test/flow/model/promises.ts'],
  },
  16: {
    name: 'The focus moves only on an action or a change of step',
    also: ['test/widget/focus.ts', 'test/steps/waiting-step.ts'],
  },
  17: {
    name: 'The live regions are the same for life, and tell the time four times at most',
    also: ['test/widget/live-regions.ts'],
  },
  18: {
    name: 'The user number survives a change of method, a retry and a failure, and not a success or a reset',
    check: ({ state, previous, event }) => {
      if (state.step === 'succeeded') return state.memory.userNumber === '';
      const isForgotten = event.type === 'reset' || (previous.step === 'succeeded' && event.type === 'restarted');
      return isForgotten || previous.memory.userNumber === '' || state.memory.userNumber === previous.memory.userNumber;
    },
    also: ['test/flow/table/user-number.ts', 'test/widget/leaving.ts'],
  },
  19: {
    name: 'The same leads to the same',
    isSampled: true,
    check: ({ state, again }) => JSON.stringify(again()) === JSON.stringify(state),
    also: ['test/widget/life-on-a-page.ts'],
  },
  20: {
    name: 'Unknown fields change nothing, and unknown outcomes end the login',
    check: ({ state, previous, event, text }) =>
      !text.includes('"next"') &&
      !text.includes('"level"') &&
      (event.type !== 'failed' || event.problem !== 'bad-reply' || !isUnderWay(previous) || state.step === 'failed'),
    also: [flow, 'test/flow/gate/refusals.ts'],
  },
  21: {
    name: 'No countdown grows on screen, and no login outlasts its ceiling',
    check: ({ state, previous }) => {
      if (!('ceilingAt' in state) || !('ceilingAt' in previous)) return true;
      const isSame = state.step === 'waiting' && previous.step === 'waiting' && state.show.kind === previous.show.kind;
      return state.ceilingAt === previous.ceilingAt && (!isSame || state.expiresAt <= previous.expiresAt);
    },
    also: [flow, 'test/steps/countdown.ts', 'test/flow/login/asleep.ts'],
  },
  22: { name: 'All problems of an account look the same', also: ['test/steps/failed-step.ts'] },
};
