// @ts-check
import { BankError } from './problem.js';

export const MAX_BODY_BYTES = 64 * 1024;

/**
 * The body as a JSON object.
 * @param {import('hono').Context} context
 * @returns {Promise<Record<string, unknown>>}
 */
export async function readJson(context) {
  const type = context.req.header('Content-Type')?.replace(/;.*/, '').trim().toLowerCase();
  if (type !== 'application/json') {
    throw new BankError({ status: 415, problem: 'unexpected', detail: 'Send application/json' });
  }
  /** @type {unknown} */
  let body;
  try {
    body = await context.req.json();
  } catch {
    throw invalid('The body is not JSON');
  }
  return readObject(body, 'The body');
}

/**
 * @param {unknown} value
 * @param {string} name for the developer who reads the refusal
 * @returns {Record<string, unknown>}
 */
export function readObject(value, name) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(`${name} is not an object`);
  }
  return /** @type {Record<string, unknown>} */ (value);
}

/**
 * @param {Record<string, unknown>} body
 * @param {string} name
 * @param {{ maxLength: number, isRequired?: boolean }} rule
 * @returns {string} empty when it is missing and may be
 */
export function readText(body, name, { maxLength, isRequired = true }) {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (value === undefined && !isRequired) return '';
  if (typeof value !== 'string' || value === '') throw invalid(`${name} is not a text`);
  if (value.length > maxLength) throw invalid(`${name} is longer than ${maxLength} characters`);
  return value;
}

/**
 * @template {string} T
 * @param {Record<string, unknown>} body
 * @param {string} name
 * @param {readonly T[]} allowed
 * @returns {T}
 */
export function readChoice(body, name, allowed) {
  const value = readText(body, name, { maxLength: 40 });
  const choice = allowed.find((candidate) => candidate === value);
  if (choice === undefined) throw invalid(`${name} is none of ${allowed.join(', ')}`);
  return choice;
}

/** @param {string} detail */
export function invalid(detail) {
  return new BankError({ status: 400, problem: 'unexpected', detail });
}
