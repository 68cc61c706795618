/** The people of the demo bank, in the page and on its server, each with one outcome. */
import type { Identity } from '../flow/adapter.js';
import type { KnownProblem } from '../flow/problems.js';
import { demoAnswers, type DemoStepUp } from './codes.js';

export interface DemoPerson {
  /** A word for what happens. */
  readonly outcome: string;
  readonly userNumber?: string;
  readonly phoneNumber?: string;
  readonly personalCode?: string;
  /** What the phone's owner does when asked. */
  readonly phone: 'confirms' | 'refuses' | 'differs' | 'silent';
  /** What the bank still asks after the phone. */
  readonly stepUp: readonly DemoStepUp[];
  /** The login activates Smart-ID. */
  readonly activated?: boolean;
  /** The app offers three codes. */
  readonly choosesCode?: boolean;
  /** Has a calculator that answers to challenges, and no code card. */
  readonly usesCalculator?: boolean;
  /** Every code is wrong. */
  readonly cardNeverFits?: boolean;
  /** The bank's answer as soon as it knows who asks. */
  readonly failure?: KnownProblem;
  /** What the service or the phone's operator answers instead of a confirmation. */
  readonly phoneFailure?: KnownProblem;
  /** The bank does not even begin. */
  readonly error?: { readonly problem: KnownProblem; readonly retryAfterMs?: number };
  /** How the bank behaves on the way. */
  readonly bank?: 'slow' | 'falters' | 'forgets';
}

const { personalCode } = demoAnswers;
const firstCardCode: DemoStepUp = { kind: 'code-card', reason: 'first-login', position: '19' };

const user = (userNumber: string, outcome: string, traits: Partial<DemoPerson> = {}): DemoPerson =>
  Object.freeze({ phone: 'confirms', stepUp: [], ...traits, outcome, userNumber });
const mobileClient = (phoneNumber: string, outcome: string, traits: Partial<DemoPerson> = {}): DemoPerson =>
  Object.freeze({ phone: 'confirms', stepUp: [], personalCode, ...traits, outcome, phoneNumber });

/** Nothing special: confirms, and is in. */
export const loginPerson = user('100001', 'logs-in');

/** Those who are known by a user number, then those who are known by a phone number. */
export const demoPeople: readonly DemoPerson[] = Object.freeze([
  loginPerson,
  user('100002', 'first-login', { stepUp: [firstCardCode], activated: true }),
  user('100003', 'refuses', { phone: 'refuses' }),
  user('100004', 'wrong-control-code', { phone: 'differs' }),
  user('100005', 'times-out', { phone: 'silent' }),
  user('100006', 'no-account', { failure: 'account-problem' }),
  user('100007', 'basic-account', { failure: 'account-not-qualified' }),
  user('100008', 'locked', { stepUp: [firstCardCode], cardNeverFits: true }),
  user('100009', 'bank-down', { error: { problem: 'unavailable' } }),
  user('100010', 'slow-bank', { bank: 'slow' }),
  user('100011', 'new-device', { stepUp: [{ kind: 'personal-code', reason: 'new-device' }] }),
  user('100012', 'calculator', {
    stepUp: [{ kind: 'code-calculator', reason: 'first-login', challenge: true }],
    usesCalculator: true,
    activated: true,
  }),
  user('100013', 'sms-code', { stepUp: [{ kind: 'sms-code', reason: 'new-device' }] }),
  user('100014', 'app-outdated', { phoneFailure: 'app-outdated' }),
  user('100015', 'maintenance', { error: { problem: 'maintenance' } }),
  user('100016', 'too-many-requests', { error: { problem: 'too-many-requests', retryAfterMs: 5_000 } }),
  user('100017', 'bank-falters', { bank: 'falters' }),
  user('100018', 'chooses-code', { choosesCode: true }),
  user('100019', 'session-lost', { bank: 'forgets' }),
  user('100020', 'asks-password', { stepUp: [{ kind: 'password', reason: 'new-device' }] }),
  mobileClient('+37060000001', 'logs-in'),
  mobileClient('+37060000002', 'refuses', { phone: 'refuses' }),
  mobileClient('+37060000003', 'times-out', { phone: 'silent' }),
  mobileClient('+37060000004', 'no-account', { failure: 'account-problem' }),
  mobileClient('+37060000005', 'phone-unreachable', { phoneFailure: 'phone-unreachable' }),
  mobileClient('+37060000006', 'sim-problem', { phoneFailure: 'sim-problem' }),
  mobileClient('+37060000007', 'first-login', {
    personalCode: '30403039917',
    stepUp: [firstCardCode],
    activated: true,
  }),
]);

/** The person with this user number or phone number. */
export const personByNumber = (number: string): DemoPerson | undefined =>
  demoPeople.find(({ userNumber, phoneNumber }) => number === userNumber || number === phoneNumber);

/** @param phoneNumber as typed: with +370, 370, 0 or 8 in front, or nothing */
export function personByPhone(phoneNumber: string): DemoPerson | undefined {
  const digits = phoneNumber.replace(/\D/g, '').replace(/^(?:370|[08])?(?=6\d{7}$)/, '370');
  return personByNumber(`+${digits}`);
}

/** Who asks, by what was typed. A number of nobody logs in: a prototype takes whatever is typed. */
export const personByIdentity = ({ userNumber = '', phoneNumber = '' }: Identity): DemoPerson =>
  personByNumber(userNumber.trim()) ?? personByPhone(phoneNumber) ?? loginPerson;
