/** The people of the demo bank as its customers. */
import { createHmac } from 'node:crypto';
import { demoAnswers, nextQuestion, type CodeDevices } from '../../src/demo-bank/codes.js';
import { demoPeople, type DemoPerson, loginPerson, personByNumber } from '../../src/demo-bank/people.js';
import type { Identity } from '../../src/flow/adapter.js';
import { nationalCodeOf } from '../shared/national-codes.js';
import { codeDevices } from './calculator.js';
import type { Customer, Customers, Visit } from './customers.js';
import { bankError, BankError } from './http/problem.js';
import type { StepUp } from './login/login.js';
import { personByUserNumber, personOfMobileId } from './people.js';
import { isSameText } from './same-text.js';
import type { World } from './world.js';

/** Nobody wants to watch the whole two minutes of a login that is meant to time out. */
const SILENT_PATIENCE_MS = 20_000;
const SLOW_REPLY_MS = 4000;
/** How often the bank that falters does so, and after how many polls the forgetful one forgets. */
const FALTERING_POLLS = 3;
const REMEMBERED_POLLS = 1;
const MAX_LOGINS = 1000;

const phoneMethods: ReadonlySet<string> = new Set(['smart-id', 'smart-id-push', 'mobile-id']);
/** Of the numbers that nobody has, one in so many looks like that of somebody with a calculator. */
const CALCULATOR_OWNERS_IN = 4;
const KEY_BYTES = 32;
const withoutName: ReadonlySet<string> = new Set(['smart-id', 'id-card', 'eparaksts-mobile']);

/** @param key by which numbers that nobody has differ from each other: the same at all nodes, and nobody else's to know */
export function demoCustomers(
  world: World,
  sleep: (forMs: number) => Promise<void>,
  key = world.random(KEY_BYTES),
): Customers {
  const devices: CodeDevices = codeDevices(world);
  /** Of each login that the bank answers badly. */
  const polls = new Map<string, number>();

  return {
    find: (method, identity) => Promise.resolve(withoutName.has(method) ? undefined : find(method, identity, world)),

    identify: ({ country, personalCode }) => {
      const person = country === 'LT' ? demoPeople.find((each) => nationalCodeOf(each) === personalCode) : undefined;
      return Promise.resolve(person && customerOf(person, world));
    },

    standing: (id, method, typed) => {
      const person = id === undefined ? nobodyWho(typed, key) : personByNumber(id);
      if (!person) return Promise.resolve({ kind: 'turned-away', problem: 'account-problem' });
      return Promise.resolve({ kind: 'admitted', stepUps: stepUpsOf(person, method) });
    },

    question: (stepUp, previous) => {
      const asked = nextQuestion(stepUp, devices, previous && { ...previous, isRight: () => false });
      return { stepUp, prompt: asked.prompt, ...(asked.smsCode !== undefined && { smsCode: asked.smsCode }) };
    },

    isRight: (id, { prompt, smsCode }, value) => {
      if (personByNumber(id)?.cardNeverFits) return Promise.resolve(false);
      switch (prompt.kind) {
        case 'code-card':
          return Promise.resolve(isSameText(value, demoAnswers.codeCard[Number(prompt.position) - 1] ?? ''));
        case 'code-calculator':
          return Promise.resolve(devices.isCalculated(value, prompt.challenge));
        case 'sms-code':
          return Promise.resolve(isSameText(value, smsCode ?? ''));
        case 'personal-code':
          // A person may type dashes and spaces between the digits.
          return Promise.resolve(isSameText(value.replace(/[\s-]/g, ''), demoAnswers.personalCode));
        case 'password':
          return Promise.resolve(isSameText(value, demoAnswers.password));
      }
    },

    welcome: (id, method) => {
      const activates = personByNumber(id)?.activated === true && method.startsWith('smart-id');
      const reply = { status: 'success', result: { name: 'Demo Client' } } as const;
      return Promise.resolve(activates ? { ...reply, activated: true } : reply);
    },

    async attend({ request, customer = '', key = '' }: Visit) {
      const bank = personByNumber(customer)?.bank;
      if (bank === 'slow') await sleep(SLOW_REPLY_MS * world.pace);
      if (request !== 'poll' || bank === undefined || bank === 'slow') return 'goes-on';
      const poll = (polls.get(key) ?? 0) + 1;
      polls.set(key, poll);
      for (const oldest of polls.keys()) {
        if (polls.size <= MAX_LOGINS) break;
        polls.delete(oldest);
      }
      if (bank === 'falters' && poll <= FALTERING_POLLS) throw new BankError({ status: 503, problem: 'unavailable' });
      return bank === 'forgets' && poll > REMEMBERED_POLLS ? 'forgets' : 'goes-on';
    },
  };
}

function find(method: string, identity: Identity, world: World): Customer | undefined {
  const { userNumber = '', phoneNumber = '', personalCode = '', password = '' } = identity;
  const person = method === 'mobile-id' ? personOfMobileId(phoneNumber, personalCode) : personByUserNumber(userNumber);
  if (!person || (method === 'password' && !isSameText(password, demoAnswers.password))) return undefined;
  if (person.error) throw bankError(person.error);
  const customer = customerOf(person, world);
  // On the phone it is the service that says so; elsewhere they are asked, and told nothing by it.
  const isUnknown = person.failure === 'account-problem';
  if (isUnknown && !phoneMethods.has(method)) return undefined;
  const isTurnedAway = person.failure && !isUnknown;
  return customer && (isTurnedAway ? { ...customer, turnedAway: person.failure } : customer);
}

function customerOf(person: DemoPerson, { pace }: World): Customer | undefined {
  const { userNumber, phoneNumber, choosesCode, phone } = person;
  const id = userNumber ?? phoneNumber;
  if (id === undefined) return undefined;
  const personalCode = nationalCodeOf(person);
  return {
    id,
    person: `PNOLT-${personalCode}`,
    mobileId: phoneNumber === undefined ? undefined : { phoneNumber, personalCode },
    offersChoice: choosesCode,
    patienceMs: phone === 'silent' ? SILENT_PATIENCE_MS * pace : undefined,
  };
}

/** Whom a number that nobody has looks like: the same person each time. */
function nobodyWho({ userNumber = '' }: Identity = {}, key: Buffer): Pick<DemoPerson, 'stepUp' | 'usesCalculator'> {
  const [byte = 0] = createHmac('sha256', key).update(userNumber).digest();
  return { stepUp: loginPerson.stepUp, usesCalculator: byte % CALCULATOR_OWNERS_IN === 0 };
}

function stepUpsOf(person: Pick<DemoPerson, 'stepUp' | 'usesCalculator'>, method: string): readonly StepUp[] {
  if (phoneMethods.has(method)) return person.stepUp;
  if (withoutName.has(method)) return [];
  const usesCalculator = method === 'code-calculator' || (method === 'code-device' && person.usesCalculator === true);
  const kind = usesCalculator ? 'code-calculator' : 'code-card';
  // A calculator that is offered as such gives codes of its own; one that stands in for a card answers.
  return [{ kind, reason: 'sign-in', challenge: person.usesCalculator === true }];
}
