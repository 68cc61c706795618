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

const wantedBy: Readonly<Partial<Record<Asked['kind'], readonly [Thing, Want['urgency']]>>> = {
  'control-code': ['phone', 'soon'],
  app: ['phone', 'soon'],
  'device-link': ['phone', 'soon'],
  'id-card': ['id-card', 'soon'],
  'code-card': ['card', 'now'],
  'code-calculator': ['calculator', 'now'],
  'personal-code': ['people', 'now'],
  password: ['people', 'now'],
};

function aboutOf(asked: Asked): string {
  if (asked.kind === 'code-card') return asked.position;
  return asked.kind === 'code-calculator' ? (asked.challenge ?? '') : '';
}

export function wantsOf(asked: Asked | undefined, phone: PhoneState): Wants {
  const wants = new Map<Thing, Want>();
  const [thing, urgency] = (asked && wantedBy[asked.kind]) ?? [];
  // With a link alone the login is on the phone already.
  const isThere = asked?.kind === 'device-link' && !asked.qr;
  if (asked && thing && urgency && !isThere) wants.set(thing, { urgency, about: aboutOf(asked) });
  if (phone.request ?? phone.returnUrl ?? phone.smsCode) wants.set('phone', { urgency: 'now', about: '' });
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
