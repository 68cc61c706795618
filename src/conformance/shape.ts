/** What is wrong with the shape of an answer: the field, what stands there, and what should. */
import { LoginError } from '../flow/adapter.js';
import { Refusal } from '../flow/gate.js';

/** @throws an Error that says what does not fit */
export function shaped<T>(call: string, raw: unknown, check: (raw: unknown) => T): T {
  let refusal: unknown;
  try {
    return check(raw);
  } catch (error) {
    refusal = error instanceof LoginError ? error.cause : undefined;
  }
  const field = refusal instanceof Refusal ? refusal.field : '';
  throw new Error(`${call} was answered with the wrong shape: ${faultAt(field, raw)}.`);
}

function faultAt(field: string, raw: unknown): string {
  if (field === '') return `it is ${described(raw)}, not a JSON object`;
  const keys = field.split('.');
  const value = valueAt(keys, raw);
  if (value === undefined || value === null) {
    const parent = keys.slice(0, -1);
    return `${field} is missing; ${parent.join('.') || 'the answer'} has ${namesIn(valueAt(parent, raw))}`;
  }
  const isObject = typeof value === 'object' && !Array.isArray(value);
  return `${field} ${isObject ? `has ${namesIn(value)}` : `is ${described(value)}`}, not ${expectedAt(keys)}`;
}

/** Foreign objects may throw: then nothing is there that could be told. */
function valueAt(keys: readonly string[], raw: unknown): unknown {
  try {
    return keys.reduce<unknown>((data, key) => (data as Readonly<Record<string, unknown>>)[key], raw);
  } catch {
    return undefined;
  }
}

function namesIn(data: unknown): string {
  const names = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  return names.slice(0, 12).join(', ') || 'nothing';
}

function described(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? `a list of ${value.length}` : 'an object';
    case 'undefined':
      return 'nothing';
    default:
      return `a ${typeof value}`;
  }
}

const [object, text, number, boolean] = ['an object', 'a text', 'a number', 'true or false'];
const word = 'a text of 1 to 64 letters, digits, -, _ and .';
const opaque = 'a text of 1 to 2048 characters';
const link = 'a text with an https: URL';

/** What a field holds, with `*` for a place in a list. `docs/openapi.yaml` says it in full. */
const expected: Readonly<Record<string, string>> = {
  status: '"pending", "prompt", "success" or "failure"',
  session: object,
  'session.id': opaque,
  expiresInMs: number,
  pollAfterMs: number,
  show: 'an object; that of a device-link has qr, link or both',
  'show.kind': '"control-code", "device-link", "app", "id-card" or "redirect"',
  'show.controlCode': 'a text of four digits',
  'show.choose': boolean,
  'show.qr': link,
  'show.link': link,
  'show.ageMs': number,
  'show.nonce': opaque,
  'show.url': 'a text with a URL',
  prompt: object,
  'prompt.reason': '"sign-in", "first-login" or "new-device"',
  'prompt.kind': '"code-card", "code-calculator", "sms-code", "personal-code" or "password"',
  'prompt.position': text,
  'prompt.challenge': text,
  'prompt.length': number,
  problem: 'a text: beside a question "wrong-code", else the code of a failure',
  attemptsLeft: number,
  redirectUrl: text,
  activated: boolean,
  reference: text,
  retryAfterMs: number,
  method: word,
  reply: object,
  methods: 'a list of at most 50',
  'methods.*': object,
  'methods.*.id': word,
  'methods.*.asks': 'a list of at most 10 texts',
  'methods.*.asks.*': text,
  'methods.*.label': text,
  institutions: 'a list of at most 500',
  'institutions.*': object,
  'institutions.*.id': opaque,
  'institutions.*.name': text,
  notice: object,
  'notice.kind': '"info" or "warning"',
  'notice.text': text,
  'notice.url': text,
};

function expectedAt(keys: readonly string[]): string {
  const place = keys.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('.');
  const known = expected[place] ?? expected[place.replace(/^(?:reply|methods\.\*)\./, '')];
  return known ?? 'what docs/openapi.yaml says';
}
