/** Who has an account at the services, and how each one's phone behaves. */
import { demoPeople, type DemoPerson } from '../../src/demo-bank/people.js';
import { nationalCodeOf } from '../shared/national-codes.js';
import type { Subject } from './authority/authority.js';
import type { EndResult, InteractionType, Level } from './smart-id/wire.js';
import type { MobileIdResult } from './mobile-id/wire.js';

interface Account {
  readonly subject: Subject;
  /** Every name by which tests and the drawn phone may mean it. */
  readonly names: readonly string[];
}

export interface SmartIdAccount extends Account {
  readonly documentNumber: string;
  readonly level: Level;
  /** What its owner makes of every request: `OK` confirms, `TIMEOUT` does not answer. */
  readonly end: EndResult;
  /** What was refused, where it is one certain screen. */
  readonly refused?: InteractionType;
}

export interface MobileIdAccount extends Account {
  readonly phoneNumber: string;
  readonly result: MobileIdResult;
}

/** As certificates and addresses name a person: `PNOLT-40504040001`. */
export const personId = ({ country, personalCode }: Subject): string => `PNO${country}-${personalCode}`;

const subjectOf = (
  country: string,
  personalCode: string,
  [givenName, surname]: readonly [string, string],
): Subject => ({
  country,
  personalCode,
  givenName,
  surname,
});

const account = (
  subject: Subject,
  documentNumber: string,
  end: EndResult,
  refused?: InteractionType,
): SmartIdAccount => ({
  subject,
  documentNumber,
  end,
  level: documentNumber.endsWith('-NQ') ? 'ADVANCED' : 'QUALIFIED',
  names: [documentNumber, personId(subject)],
  ...(refused && { refused }),
});

const mobileAccount = (phoneNumber: string, subject: Subject, result: MobileIdResult): MobileIdAccount => ({
  phoneNumber,
  subject,
  result,
  names: [phoneNumber, personId(subject)],
});

const demoName = ['VARDENIS', 'ŽEMAITIS'] as const;
const endOfPhone = { confirms: 'OK', refuses: 'USER_REFUSED', differs: 'WRONG_VC', silent: 'TIMEOUT' } as const;
const resultOfPhone = {
  confirms: 'OK',
  refuses: 'USER_CANCELLED',
  differs: 'USER_CANCELLED',
  silent: 'TIMEOUT',
} as const;

function smartIdOf(person: DemoPerson): SmartIdAccount {
  const subject = subjectOf('LT', nationalCodeOf(person), demoName);
  const level = person.failure === 'account-not-qualified' ? 'NQ' : 'Q';
  const end =
    person.phoneFailure === 'app-outdated' ? 'REQUIRED_INTERACTION_NOT_SUPPORTED_BY_APP' : endOfPhone[person.phone];
  return account(subject, `${personId(subject)}-MOCK-${level}`, end);
}

function mobileIdOf(person: DemoPerson & { readonly phoneNumber: string }): MobileIdAccount {
  const failures: Readonly<Record<string, MobileIdResult>> = {
    'phone-unreachable': 'PHONE_ABSENT',
    'sim-problem': 'SIM_ERROR',
    'account-problem': 'NOT_MID_CLIENT',
  };
  const result = failures[person.phoneFailure ?? person.failure ?? ''] ?? resultOfPhone[person.phone];
  return mobileAccount(person.phoneNumber, subjectOf('LT', nationalCodeOf(person), demoName), result);
}

/** Somebody else, without an account anywhere: whose certificate proves the wrong person. */
export const otherPerson: Subject = subjectOf('LT', '39912310174', ['KITAS', 'ŽMOGUS']);

/** The numbers that SK ID Solutions publishes for tests, with the ends it gives them. */
const published = (country: string, code: string, suffix: string, end: EndResult, refused?: InteractionType) =>
  account(
    subjectOf(country, code, [end === 'OK' ? 'OK' : end.replaceAll('_', ' '), 'TESTNUMBER']),
    `PNO${country}-${code}-${suffix}`,
    end,
    refused,
  );

const publishedAccounts: readonly SmartIdAccount[] = [
  published('EE', '40504040001', 'DEM0-Q', 'OK'),
  published('LV', '050405-10009', 'DEM0-Q', 'OK'),
  published('LV', '320000-10003', 'DEMO-Q', 'OK'),
  published('LT', '40404040009', 'MOCK-Q', 'OK'),
  published('LV', '040404-10003', 'DEMO-Q', 'OK'),
  published('LT', '40504049999', 'MOCK-NQ', 'OK'),
  published('LT', '30403039917', 'MOCK-Q', 'USER_REFUSED'),
  published('LT', '30403039928', 'MOCK-Q', 'USER_REFUSED_INTERACTION', 'displayTextAndPIN'),
  published('LT', '30403039946', 'MOCK-Q', 'USER_REFUSED_INTERACTION', 'confirmationMessage'),
  published('LT', '30403039950', 'MOCK-Q', 'USER_REFUSED_INTERACTION', 'confirmationMessageAndVerificationCodeChoice'),
  published('LT', '30403039972', 'MOCK-Q', 'WRONG_VC'),
  published('LT', '30403039983', 'MOCK-Q', 'TIMEOUT'),
];

const publishedMobile = (phoneNumber: string, country: string, code: string, result: MobileIdResult) =>
  mobileAccount(phoneNumber, subjectOf(country, code, ['MARY ÄNN', 'TESTNUMBER']), result);

const publishedMobileAccounts: readonly MobileIdAccount[] = [
  publishedMobile('+37200000766', 'EE', '60001019906', 'OK'),
  publishedMobile('+37200000366', 'EE', '60001019928', 'NOT_MID_CLIENT'),
  publishedMobile('+37066000266', 'LT', '50001018908', 'EXPIRED_TRANSACTION'),
  publishedMobile('+37201100266', 'EE', '60001019950', 'USER_CANCELLED'),
  publishedMobile('+37213100266', 'EE', '60001019983', 'PHONE_ABSENT'),
  publishedMobile('+37207110066', 'EE', '60001019947', 'DELIVERY_ERROR'),
  publishedMobile('+37201200266', 'EE', '60001019972', 'SIM_ERROR'),
  publishedMobile('+37200000666', 'EE', '60001019961', 'SIGNATURE_HASH_MISMATCH'),
];

const hasUserNumber = (person: DemoPerson) => person.userNumber !== undefined;
const hasPhoneNumber = (person: DemoPerson): person is DemoPerson & { readonly phoneNumber: string } =>
  person.phoneNumber !== undefined;

/** One with no account at all is simply not here. */
export const smartIdAccounts: readonly SmartIdAccount[] = [
  ...demoPeople.filter((person) => hasUserNumber(person) && person.failure !== 'account-problem').map(smartIdOf),
  ...publishedAccounts,
];

export const mobileIdAccounts: readonly MobileIdAccount[] = [
  ...demoPeople.filter(hasPhoneNumber).map(mobileIdOf),
  ...publishedMobileAccounts,
];

/** Whose name this is in certificates; cards are drawn for everybody who has any account. */
export const subjectWith = (id: string): Subject | undefined =>
  [...smartIdAccounts, ...mobileIdAccounts].map(({ subject }) => subject).find((subject) => personId(subject) === id);
