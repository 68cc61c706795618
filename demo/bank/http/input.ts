import type { Context } from 'hono';
import { BankError } from './problem.js';

export const MAX_BODY_BYTES = 64 * 1024;

export type JsonObject = Readonly<Record<string, unknown>>;

/** The body as a JSON object. */
export async function readJson(context: Context): Promise<JsonObject> {
  const type = context.req.header('Content-Type')?.replace(/;.*/, '').trim().toLowerCase();
  if (type !== 'application/json') {
    throw new BankError({ status: 415, problem: 'unexpected', detail: 'Send application/json' });
  }
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw invalid('The body is not JSON');
  }
  return readObject(body, 'The body');
}

/** @param name for the developer who reads the refusal */
export function readObject(value: unknown, name: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(`${name} is not an object`);
  return value as JsonObject;
}

/** @returns empty when it is missing and may be */
export function readText(
  body: JsonObject,
  name: string,
  { maxLength, isRequired = true }: { maxLength: number; isRequired?: boolean },
): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (value === undefined && !isRequired) return '';
  if (typeof value !== 'string' || value === '') throw invalid(`${name} is not a text`);
  if (value.length > maxLength) throw invalid(`${name} is longer than ${maxLength} characters`);
  return value;
}

export function readChoice<T extends string>(body: JsonObject, name: string, allowed: readonly T[]): T {
  const value = readText(body, name, { maxLength: 40 });
  const choice = allowed.find((candidate) => candidate === value);
  if (choice === undefined) throw invalid(`${name} is none of ${allowed.join(', ')}`);
  return choice;
}

export function invalid(detail: string): BankError {
  return new BankError({ status: 400, problem: 'unexpected', detail });
}
