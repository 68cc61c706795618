/** What a test orders to go wrong: for the next so many requests, of one person or of anybody. */
/** What can happen to any answer on its way. */
export type WireFault =
  | { readonly kind: 'delay'; readonly byMs: number }
  /** Does not answer within an hour. */
  | { readonly kind: 'hang' }
  /** Breaks the connection. */
  | { readonly kind: 'drop' }
  /** 200 with a page of a proxy in place of JSON. */
  | { readonly kind: 'junk' }
  /** 200 with ten megabytes. */
  | { readonly kind: 'huge' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** 500, 503; 480 for a client that is too old, 580 for maintenance. */
  | { readonly kind: 'status'; readonly status: number };

/** What can be wrong with a certificate in an answer. */
export const certificateFaults = [
  'expired-certificate',
  'foreign-certificate',
  'other-person',
  'wrong-policy',
  'wrong-purpose',
] as const;

/** What can be wrong with an answer that says OK. */
export const smartIdFaults = [
  ...certificateFaults,
  /** A Basic account's certificate, honestly named. */
  'basic-certificate',
  /** The same, named as a qualified one. */
  'overstated-level',
  /** Of the older purpose: nothing is wrong, and it must be taken. */
  'older-certificate',
  'wrong-salt-length',
  'wrong-mask-hash',
  'weaker-hash',
  'wrong-signature',
  'wrong-scheme',
  /** The app says one challenge to the service and another by the callback. */
  'other-user-challenge',
  /** Signed for another callback address. */
  'other-callback',
  /** A flow that no login of this kind offers. */
  'other-flow',
] as const;
export const mobileIdFaults = [
  'expired-certificate',
  'foreign-certificate',
  'other-person',
  'wrong-signature',
] as const;
export const cardFaults = [...certificateFaults, 'wrong-signature', 'other-algorithm'] as const;
export const ocspFaults = [
  'revoked',
  'unknown',
  'try-later',
  'stale',
  'no-nonce',
  'wrong-nonce',
  'two-responses',
  'foreign-responder',
] as const;

/** Ends a request in one certain way, or late. */
type EndFault =
  | { readonly kind: 'ends'; readonly end: string }
  /** The phone's owner has confirmed, the service says so later. */
  | { readonly kind: 'late'; readonly byMs: number };
type AnswerFault<Kind extends string> = { readonly kind: Kind } | EndFault;

/** Where it happens, and what can happen there. */
export interface Faults {
  'smart-id-start': WireFault;
  'smart-id-status': WireFault;
  'smart-id-answer': AnswerFault<(typeof smartIdFaults)[number]>;
  'mobile-id-start': WireFault;
  'mobile-id-status': WireFault;
  'mobile-id-answer': AnswerFault<(typeof mobileIdFaults)[number]>;
  'ocsp-wire': WireFault;
  'ocsp-answer': { readonly kind: (typeof ocspFaults)[number] };
  'id-card-token': { readonly kind: (typeof cardFaults)[number] };
}
export type Place = keyof Faults;

/** Whose requests an order is for, and how many of them: the next one of anybody unless it says more. */
export interface Aim {
  /** A person, document number or phone number. */
  readonly who?: string;
  readonly times?: number;
}

interface Order<At extends Place> extends Aim {
  readonly fault: Faults[At];
}
type Orders = { readonly [At in Place]: Order<At>[] };

const noOrders = (): Orders => ({
  'smart-id-start': [],
  'smart-id-status': [],
  'smart-id-answer': [],
  'mobile-id-start': [],
  'mobile-id-status': [],
  'mobile-id-answer': [],
  'ocsp-wire': [],
  'ocsp-answer': [],
  'id-card-token': [],
});

export class Control {
  #orders = noOrders();

  order<At extends Place>(at: At, fault: Faults[At], aim: Aim = {}): void {
    this.#orders[at].push({ ...aim, fault });
  }

  clear(): void {
    this.#orders = noOrders();
  }

  /**
   * What is ordered for this request, the oldest order first; it counts as done.
   * @param names of whoever it is about
   */
  take<At extends Place>(at: At, names: readonly string[] = []): Faults[At] | undefined {
    const orders: Order<At>[] = this.#orders[at];
    const index = orders.findIndex(({ who }) => who === undefined || names.includes(who));
    const order = orders[index];
    if (!order) return undefined;
    const left = (order.times ?? 1) - 1;
    if (left > 0) orders[index] = { ...order, times: left };
    else orders.splice(index, 1);
    return order.fault;
  }
}
