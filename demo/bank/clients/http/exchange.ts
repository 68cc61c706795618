/** One HTTP request, and what became of it. No redirect is followed, nothing is decompressed, and no answer may grow without bounds. */
import { type Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { KnownProblem } from '../../../../src/flow/problems.js';
import { ServiceFailure } from '../service.js';

/** Ten times the longest answer that any of the services documents. */
const MAX_BODY_BYTES = 64 * 1024;

export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  readonly agent: Agent;
  /** From the first byte out to the last byte in. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface HttpReply {
  readonly status: number;
  /** Lower case, without parameters; empty where none was sent. */
  readonly contentType: string;
  readonly body: Buffer;
}

/** Faults of the line that a second try may not meet. */
const passing = new Set(['unreachable', 'timed-out', 'cut-off']);

/** A key that is not the service's own: somebody may stand between, or the service has a new certificate. */
export class WrongPin extends Error {
  override readonly name = 'WrongPin';
}

/**
 * @throws {ServiceFailure} where no answer came that can be read: `unreachable`, `timed-out`, `cut-off`, `too-large`, `redirect`,
 * `wrong-pin`
 * @throws the signal's reason where that ended it
 */
export async function exchange(request: HttpRequest): Promise<HttpReply> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  try {
    const message = await send(request, signal);
    const status = message.statusCode ?? 0;
    if (status >= 300 && status < 400) {
      message.destroy();
      throw failure('redirect', request);
    }
    const contentType = (message.headers['content-type'] ?? '').replace(/;.*/, '').trim().toLowerCase();
    return { status, contentType, body: await readBody(message, request) };
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof ServiceFailure) throw error;
    throw failure(timeout.aborted ? 'timed-out' : codeOf(error), request, error);
  }
}

function send({ url, method, headers, body, agent }: HttpRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const open = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = open(url, { method, headers, agent, signal }, resolve);
    // Stays after the answer began: a line that breaks then tells it here too, and nobody else listens.
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readBody(message: IncomingMessage, request: HttpRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BODY_BYTES) {
      message.destroy();
      throw failure('too-large', request);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function codeOf(error: unknown): string {
  if (error instanceof WrongPin) return 'wrong-pin';
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET' ? 'cut-off' : 'unreachable';
}

/** A POST may have rung a phone before its line broke: only a GET is asked again. */
function failure(code: string, { method }: HttpRequest, cause?: unknown): ServiceFailure {
  const isOfTheLine = passing.has(code);
  const problem: KnownProblem = isOfTheLine ? 'unavailable' : 'unexpected';
  return new ServiceFailure(
    problem,
    { code, isAlarm: !isOfTheLine },
    { isPassing: isOfTheLine && method === 'GET', cause },
  );
}
