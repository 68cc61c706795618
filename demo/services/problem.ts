import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { InvalidField } from './fields.js';

/** What is wrong with one part of a request, by RFC 9457. */
export interface ProblemPart {
  readonly code?: string;
  readonly detail?: string;
  readonly pointer?: string;
  readonly paramName?: string;
}

/** Thrown anywhere below a route; the app answers with it. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';
  readonly status: number;
  readonly part: ProblemPart | undefined;

  constructor(status: number, detail: string, part?: ProblemPart) {
    super(detail);
    this.status = status;
    this.part = part;
  }
}

/** What an error means to the client: what nobody foresaw is the service's own fault, and told on the console. */
export function problemOf(error: unknown): ServiceProblem {
  if (error instanceof ServiceProblem) return error;
  if (error instanceof InvalidField) {
    return new ServiceProblem(400, 'The body is wrong', { detail: error.message, pointer: error.pointer });
  }
  console.error(error);
  return new ServiceProblem(500, 'The service has failed');
}

export function problemResponse(error: unknown): Response {
  const { status, message, part } = problemOf(error);
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    instance: `urn:uuid:${randomUUID()}`,
    ...(part && { errors: [part] }),
  };
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });
}
