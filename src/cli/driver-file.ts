/** The module that plays the person. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConformanceDriver, QuestionedPerson } from '../conformance/index.js';
import type { Limits } from './arguments.js';
import { CannotRun, inOneLine } from './cannot-run.js';

/** What a driver is told that has to ask the bank as the page does. */
export interface DriverContext {
  readonly endpoint: string;
  /** Of the browser that logs in, with its cookies. */
  readonly fetch: typeof fetch;
}

/** A member, checked and bound, that stands at this place. */
type Reads = (value: unknown, place: string, limits: Limits) => unknown;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const is =
  (holds: (value: unknown) => boolean, what: string): Reads =>
  (value, place) => {
    if (!holds(value)) throw new CannotRun(`The driver's ${place} is not ${what}.`);
    return value;
  };
const text = is((value) => typeof value === 'string', 'a text');
const number = is((value) => typeof value === 'number' && value >= 0, 'a number of milliseconds');
const call: Reads = (value, place, { driverLimitMs }) => {
  if (typeof value !== 'function') throw new CannotRun(`The driver's ${place} is not a function.`);
  return inTime(value as (argument: unknown) => unknown, place, driverLimitMs);
};
const list =
  (reads: Reads): Reads =>
  (value, place, limits) => {
    if (!Array.isArray(value)) throw new CannotRun(`The driver's ${place} is not a list.`);
    return value.map((each: unknown, index) => reads(each, `${place}[${index}]`, limits));
  };
const object =
  (members: Readonly<Record<string, Reads>>, required: readonly string[]): Reads =>
  (value, place, limits) => {
    const inside = (name: string) => (place === '' ? name : `${place}.${name}`);
    if (!isObject(value)) throw new CannotRun(`The driver${place && `'s ${place}`} is not an object.`);
    const strange = Object.keys(value).find((name) => !Object.hasOwn(members, name));
    if (strange !== undefined) throw new CannotRun(`The driver has ${inside(strange)}, which no check knows.`);
    const missing = required.find((name) => value[name] === undefined);
    if (missing !== undefined) throw new CannotRun(`The driver has no ${inside(missing)}.`);
    // A method keeps its `this`.
    const bound = (member: unknown): unknown => (typeof member === 'function' ? member.bind(value) : member);
    return Object.fromEntries(
      Object.entries(members)
        .filter(([name]) => value[name] !== undefined)
        .map(([name, reads]) => [name, reads(bound(value[name]), inside(name), limits)]),
    );
  };

const identity = object({ userNumber: text, personalCode: text, phoneNumber: text, password: text }, []);
const person = { method: text, identity, institution: text };
const questioned = object({ ...person, right: call, wrong: call } satisfies Members<QuestionedPerson>, [
  'identity',
  'right',
]);
const somebody = object(person, ['identity']);
const readDriver = object(
  {
    ...person,
    confirm: call,
    right: call,
    refuse: call,
    refuser: somebody,
    expire: call,
    expirer: somebody,
    questioned,
    lockable: questioned,
    strangers: list(somebody),
    linked: somebody,
    unknownSession: object({ id: text }, ['id']),
    secrets: list(text),
    lacks: list(is((value) => value === 'cancel' || value === 'resume', "'cancel' or 'resume'")),
    language: text,
    device: is((value) => ['desktop', 'tablet', 'phone'].includes(String(value)), 'desktop, tablet or phone'),
    pauseMs: number,
    limitMs: number,
  } satisfies Members<ConformanceDriver>,
  ['identity', 'confirm'],
);
type Members<T> = { readonly [Name in keyof T]-?: Reads };

/**
 * @param file exports a driver, or a function that makes one, as `default` or `driver`
 * @throws CannotRun when it is none
 */
export async function loadDriver(file: string, context: DriverContext, limits: Limits): Promise<ConformanceDriver> {
  const exported = await imported(file);
  const made = typeof exported === 'function' ? await called(exported as MakesDriver, context) : exported;
  const { limitMs, pauseMs } = limits;
  const given = { ...(limitMs !== undefined && { limitMs }), ...(pauseMs !== undefined && { pauseMs }) };
  return { ...(readDriver(made, '', limits) as ConformanceDriver), ...given };
}

async function imported(file: string): Promise<unknown> {
  const found = (await import(pathToFileURL(path.resolve(file)).href).catch((error: unknown) => {
    throw new CannotRun(`The driver ${file} cannot be loaded: ${inOneLine(error)}`);
  })) as Readonly<Record<string, unknown>>;
  const exported = found['default'] ?? found['driver'];
  if (exported === undefined) throw new CannotRun(`${file} exports no driver: neither default nor driver.`);
  return exported;
}

type MakesDriver = (context: DriverContext) => unknown;

async function called(make: MakesDriver, context: DriverContext): Promise<unknown> {
  try {
    return await make(context);
  } catch (error) {
    throw new CannotRun(`The driver's function failed: ${inOneLine(error)}`);
  }
}

/** A call of the driver that fails, or never ends, is named as such: it says nothing of the bank. */
const inTime = (act: (argument: unknown) => unknown, place: string, limitMs: number) => async (argument: unknown) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not end within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([act(argument), late]);
  } catch (error) {
    throw new Error(`The driver's ${place}() failed: ${inOneLine(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
};
