/** What a bank offers, as it is let in. */
import type { Field, Institution, LoginOptions, Method, Notice } from './adapter.js';
import {
  cleanText,
  filledText,
  guarded,
  identifier,
  kept,
  list,
  one,
  opaque,
  optional,
  reader,
  Refusal,
  string,
  type LeaveOut,
  type UrlPolicy,
} from './gate.js';
import { fields } from './methods.js';

/** @throws LoginError `bad-reply`, caused by a `Refusal` */
export const checkOptions = guarded((raw, policy, leaveOut): LoginOptions => {
  const read = reader(raw);
  const methods = list(50, (item) => checkMethod(item, policy, leaveOut));
  const institutions = (value: unknown) => unique(list(500, checkInstitution)(value));
  const notice = (value: unknown) => checkNotice(value, policy, leaveOut);
  return Object.freeze({
    methods: unique(read('methods', methods).filter((method) => method !== undefined)),
    institutions: read('institutions', optional(institutions)),
    notice: read('notice', optional(notice)),
  });
});

function checkMethod(raw: unknown, policy: UrlPolicy, leaveOut: LeaveOut): Method | undefined {
  const read = reader(raw);
  const id = read('id', identifier);
  const asks = read('asks', list(10, string));
  const label = read('label', optional(cleanText));
  const noticeOf = (value: unknown) => checkNotice(value, policy, leaveOut);
  const notice = read('notice', optional(noticeOf));
  // A field from a later contract cannot be asked, so the method cannot be offered.
  if (!asks.every((field): field is Field => fields.includes(field as Field))) {
    leaveOut(new Refusal(`methods.${id}.asks`));
    return undefined;
  }
  return Object.freeze({ id, asks: Object.freeze([...new Set(asks)]) as Field[], label, notice });
}

function checkInstitution(raw: unknown): Institution {
  const read = reader(raw);
  return Object.freeze({ id: read('id', opaque), name: read('name', filledText) });
}

function checkNotice(raw: unknown, policy: UrlPolicy, leaveOut: LeaveOut): Notice {
  const read = reader(raw);
  const kind = read('kind', one(['info', 'warning']));
  const text = read('text', filledText);
  const url = read('url', optional(string));
  return Object.freeze({
    kind,
    text,
    url: kept(url, { field: 'notice.url', allows: (each) => policy.allowsReference(each), leaveOut }),
  });
}

function unique<T extends { id: string }>(items: T[]): T[] {
  const first = new Map(items.map((item) => [item.id, item] as const).reverse());
  return Object.freeze(items.filter((item) => first.get(item.id) === item)) as T[];
}
