/** Readers of foreign JSON. What is not named is never looked at: services may add fields. */

/** JSON that is not of the documented shape. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param name for whoever reads the log */
export function readObject(value: unknown, name: string): JsonObject {
  if (!isObject(value)) throw new Malformed(`${name} is not an object`);
  return value;
}

export function readText(object: JsonObject, name: string, pattern = /^[^]+$/): string {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (typeof value !== 'string' || !pattern.test(value)) throw new Malformed(`${name} is not a text of its pattern`);
  return value;
}

export function readChoice<T extends string>(object: JsonObject, name: string, choices: readonly T[]): T {
  const value = readText(object, name);
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new Malformed(`${name} is none of ${choices.join(', ')}`);
  return choice;
}

export function readInteger(object: JsonObject, name: string): number {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Malformed(`${name} is not an integer`);
  return value;
}

/** RFC 4648 section 4, padded. */
export const base64Pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
