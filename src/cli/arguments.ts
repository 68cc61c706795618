/** What the command line says. */
import { parseArgs } from 'node:util';
import { CannotRun, inOneLine } from './cannot-run.js';
import { readEndpoint } from './endpoint.js';

const one = { type: 'string' } as const;
const many = { type: 'string', multiple: true, default: [] as string[] } as const;
const flag = { type: 'boolean', default: false } as const;
const options = {
  driver: one,
  origin: one,
  header: many,
  'allow-host': many,
  only: many,
  skip: many,
  'fail-skipped': flag,
  'limit-ms': one,
  'driver-limit-ms': one,
  'pause-ms': one,
  json: one,
  list: flag,
  help: { ...flag, short: 'h' },
  version: flag,
} as const;

export interface Conformance {
  readonly endpoint: string;
  readonly driverFile: string;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  readonly choice: Choice;
  /** Where the report goes as JSON; `-` is standard output. */
  readonly json: string | undefined;
}
/** What the driver says counts where nothing is given. */
export interface Limits {
  readonly limitMs?: number | undefined;
  readonly pauseMs?: number | undefined;
  readonly driverLimitMs: number;
}
export interface Choice {
  /** Parts of the names of checks; empty for all. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly failsSkipped: boolean;
}
export type Order = { readonly kind: 'help' | 'version' | 'list' } | ({ readonly kind: 'conformance' } & Conformance);

/** @throws CannotRun when it is not understood */
export function readArguments(given: readonly string[]): Order {
  const { values, positionals } = parsed(given);
  for (const kind of ['help', 'version', 'list'] as const) if (values[kind]) return { kind };
  const [command, endpoint, ...more] = positionals;
  if (command !== 'conformance') throw new CannotRun('There is one command: conformance. See --help.');
  if (endpoint === undefined) throw new CannotRun('Where is the backend? Give its address after conformance.');
  if (more.length > 0) throw new CannotRun(`"${more[0]}" is one address too many.`);
  if (values.driver === undefined) throw new CannotRun('Who plays the person? Name a module by --driver.');
  const asked = readEndpoint(endpoint, values['allow-host']);
  return {
    kind: 'conformance',
    endpoint: asked,
    driverFile: values.driver,
    origin: readOrigin(values.origin ?? asked),
    headers: Object.fromEntries(values.header.map(readHeader)),
    limits: {
      limitMs: readMs('limit-ms', values['limit-ms']),
      pauseMs: readMs('pause-ms', values['pause-ms']),
      driverLimitMs: readMs('driver-limit-ms', values['driver-limit-ms']) ?? 180_000,
    },
    choice: { only: values.only, skip: values.skip, failsSkipped: values['fail-skipped'] },
    json: values.json,
  };
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CannotRun(`${inOneLine(error)} See --help.`);
  }
}

function readOrigin(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === 'null') throw new CannotRun(`--origin ${text} is no origin. Give one such as https://bank.example.`);
  return origin;
}

function readHeader(text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new CannotRun(`--header "${text}" is not "name: value".`);
  return [name, value];
}

function readMs(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const longest = 3_600_000;
  if (!/^\d+$/.test(text) || Number(text) > longest) {
    throw new CannotRun(`--${name} ${text} is not a whole number of milliseconds up to ${longest}.`);
  }
  return Number(text);
}
