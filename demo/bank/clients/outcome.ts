/** What the bank makes of a service's word: what the person is told, and whether somebody at the bank has to look. */
import type { KnownProblem } from '../../../src/flow/problems.js';
import type { JsonReply } from './http/service-connection.js';
import { isObject } from './json.js';
import { type Cause, ServiceFailure, type Verdict } from './service.js';

export interface Outcome {
  readonly problem: KnownProblem;
  readonly isAlarm: boolean;
}

/** A configuration, a version, or an answer that proves nothing: the person can do nothing about it. */
export const bankMustLook = { problem: 'unexpected', isAlarm: true } as const satisfies Outcome;

export function failed({ problem, isAlarm }: Outcome, code: string, trace?: string): Verdict {
  const cause: Cause = { code, isAlarm, ...(trace !== undefined && { trace }) };
  return { kind: 'failed', problem, cause };
}

/** @param expected what the documented statuses mean; another one of 500 and above is a service in trouble */
export function failureOf(
  { status, json }: JsonReply,
  expected: ReadonlyMap<number, Outcome>,
  question: 'start' | 'status',
): ServiceFailure {
  const inTrouble: Outcome | undefined = status >= 500 ? { problem: 'unavailable', isAlarm: false } : undefined;
  const documented = expected.get(status);
  const { problem, isAlarm } = documented ?? inTrouble ?? bankMustLook;
  const { code = `http-${status}`, trace, fields } = readError(json);
  return new ServiceFailure(
    problem,
    { code, isAlarm, ...(trace !== undefined && { trace }) },
    { isPassing: !documented && inTrouble !== undefined && question === 'status', cause: fields },
  );
}

const isWord = (value: unknown): value is string => typeof value === 'string' && /^[\w:/.-]{1,100}$/.test(value);

/** An error's body is for developers, and nothing of it may be counted on: it is looked at, never checked. */
function readError(json: unknown): { code?: string; trace?: string; fields?: string } {
  if (!isObject(json)) return {};
  const trace = [json['instance'], json['traceId']].find(isWord);
  const errors: readonly unknown[] = Array.isArray(json['errors']) ? json['errors'] : [];
  const details = errors.filter(isObject);
  const code = details.map((detail) => detail['code']).find(isWord);
  const fields = details.map((detail) => detail['pointer']).filter(isWord);
  return {
    ...(code !== undefined && { code }),
    ...(trace !== undefined && { trace }),
    ...(fields.length > 0 && { fields: fields.join(' ') }),
  };
}
