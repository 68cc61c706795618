/** The first stage of a login, by its method. */
import type { KnownProblem } from '../../../src/flow/problems.js';
import { ServiceFailure } from '../clients/service.js';
import type { Customer, Customers } from '../customers.js';
import { tell } from '../events.js';
import { BankError, statusOf } from '../http/problem.js';
import type { Services } from './identity-services.js';
import type { Login, Push, Stage } from './login.js';
import { nextFor } from './next.js';
import { QR_SHOWN_MS } from './reply.js';
import type { Start } from './service.js';
import type { LoginTimes } from './times.js';
import { goOn } from './transition.js';

const EXPIRY_MS = 120_000;
/** Who scans the last code still has to enter a PIN. */
const DEVICE_LINK_EXPIRY_MS = QR_SHOWN_MS + 90_000;

/** A login that is to be kept, or a person who does not get in at all. */
export type Begun =
  { readonly kind: 'login'; readonly login: Login } | { readonly kind: 'turned-away'; readonly problem: KnownProblem };

export interface Who {
  readonly browser: string;
  readonly origin: string;
  /** Whom the start is about; undefined for somebody unknown, and where nobody is named. */
  readonly customer: Customer | undefined;
}

export interface BeginParts {
  readonly services: Services;
  readonly customers: Customers;
  readonly times: LoginTimes;
  /** Text that nobody can guess. */
  readonly newValue: () => string;
  /** By the store's clock. */
  readonly now: () => Promise<number>;
  readonly returnAddress: (origin: string) => string;
  readonly confirmAddress: string;
  /** The page that asks. */
  readonly page: AbortSignal;
}

type Kept = (startedAt: number, stage: Stage, changes?: Partial<Login>) => Begun;

export async function begin(start: Start, who: Who, parts: BeginParts): Promise<Begun> {
  const { method, language, identity: typed } = start;
  const { browser, origin, customer } = who;
  const { customers, services, times, newValue, confirmAddress } = parts;
  const base = (startedAt: number): Omit<Login, 'stage'> => ({
    key: newValue(),
    version: 1,
    browser,
    method,
    language,
    origin,
    startedAt,
    expiresAt: startedAt + EXPIRY_MS,
  });
  const kept: Kept = (startedAt, stage, changes) => {
    return { kind: 'login', login: { ...base(startedAt), stage, ...changes } };
  };
  if (customer?.turnedAway) return { kind: 'turned-away', problem: customer.turnedAway };
  switch (method) {
    case 'smart-id':
      return beginLink(start, who, { ...parts, kept });
    case 'smart-id-push':
    case 'mobile-id': {
      const startedAt = await parts.now();
      const push = pushFor(method, start, { services, customer });
      const stage: Stage = { kind: 'requested', push, ringsAt: startedAt + times.ringAfterMs };
      const { id, patienceMs = EXPIRY_MS } = customer ?? {};
      return kept(startedAt, stage, { customer: id, expiresAt: startedAt + patienceMs });
    }
    case 'id-card':
      return kept(await parts.now(), { kind: 'id-card', nonce: services.webEid.nonce() });
    case 'eparaksts-mobile': {
      const ticket = newValue();
      const stage: Stage = { kind: 'redirect', ticket, url: confirmAddress + ticket };
      return kept(await parts.now(), stage, { callbackValue: ticket });
    }
    default: {
      // Somebody whom nobody knows is asked like everybody else, and is never right.
      const next = await nextFor(customers, customer?.id, { method, typed });
      if (next.kind === 'turn-away') return { kind: 'turned-away', problem: next.problem };
      const startedAt = await parts.now();
      const known = customer && { customer: customer.id };
      return { kind: 'login', login: goOn({ ...base(startedAt), ...known }, next, startedAt) };
    }
  }
}

async function beginLink(
  { language }: Start,
  { origin }: Who,
  { services: { smartId }, newValue, now, returnAddress, page, kept }: BeginParts & { readonly kept: Kept },
): Promise<Begun> {
  const callbackValue = newValue();
  try {
    const challenge = smartId.challenge(language);
    const session = await smartId.link(challenge, returnAddress(origin) + callbackValue, page);
    // The age of a code counts from the service's answer.
    const shownAt = await now();
    const expiresAt = shownAt + DEVICE_LINK_EXPIRY_MS;
    return kept(shownAt, { kind: 'device-link', session, shownAt }, { callbackValue, expiresAt });
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    tell('bank.service.failed', { login: 'none', method: 'smart-id', ...error.reason, problem: error.problem });
    throw new BankError({ status: statusOf(error.problem), problem: error.problem });
  }
}

function pushFor(
  method: 'smart-id-push' | 'mobile-id',
  { language }: Start,
  { services, customer }: { services: Services; customer: Customer | undefined },
): Push {
  if (method === 'mobile-id') {
    const challenge = services.mobileId.challenge();
    return { service: 'mobile-id', challenge, ...(customer?.mobileId && { person: customer.mobileId }) };
  }
  const offersChoice = customer?.offersChoice ?? false;
  const challenge = services.smartId.challenge(language, { offersChoice });
  return { service: 'smart-id', challenge, offersChoice, ...(customer?.person && { person: customer.person }) };
}
