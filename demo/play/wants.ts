import type { Challenge, LoginReply, Prompt } from '../../src/flow/adapter.js';
import type { PhoneState } from '../server/drawn-phone.js';

/** What a person has at hand, and who they may be. */
export const things = ['people', 'phone', 'card', 'calculator', 'id-card'] as const;
export type Thing = (typeof things)[number];

/** What the bank waits for. */
export type Asked = Challenge | Prompt;

export function askedBy(reply: LoginReply): Asked | undefined {
  if (reply.status === 'pending') return reply.show;
  return reply.status === 'prompt' ? reply.prompt : undefined;
}

/** Some things are needed at once, others in a moment. */
export interface Want {
  readonly urgency: 'now' | 'soon';
  /** Tells one need from the next, as the position on a card does. */
  readonly about: string;
}

/** Which things a login needs. */
export type Wants = ReadonlyMap<Thing, Want>;

export function wantsOf(asked: Asked | undefined, phone: PhoneState): Wants {
  const wants = new Map<Thing, Want>();
  const want = (thing: Thing, urgency: Want['urgency'], about = '') => wants.set(thing, { urgency, about });
  switch (asked?.kind) {
    case 'control-code':
    case 'app':
      want('phone', 'soon');
      break;
    case 'device-link':
      // With a link alone the login is on the phone already.
      if (asked.qr) want('phone', 'soon');
      break;
    case 'id-card':
      want('id-card', 'soon');
      break;
    case 'code-card':
      want('card', 'now', asked.position);
      break;
    case 'code-calculator':
      want('calculator', 'now', asked.challenge);
      break;
    case 'personal-code':
    case 'password':
      want('people', 'now');
      break;
  }
  if (phone.request ?? phone.returnUrl ?? phone.smsCode) want('phone', 'now');
  return wants;
}

interface Hand {
  /** In hand now. */
  readonly open: Thing | undefined;
  readonly before: Wants;
  readonly wants: Wants;
  /** A panel has room for whatever may be needed; a sheet takes room, and is put away again. */
  readonly isDock: boolean;
}

/** What is in the person's hand once the login needs other things than before. */
export function handAfter({ open, before, wants, isDock }: Hand): Thing | undefined {
  for (const [thing, { urgency, about }] of wants) {
    const earlier = before.get(thing);
    const isNew = earlier?.urgency !== urgency || earlier.about !== about;
    if (isNew && (urgency === 'now' || !isDock)) return thing;
  }
  const isDone = open !== undefined && before.get(open)?.urgency === 'now' && !wants.has(open);
  return isDock && isDone ? undefined : open;
}
