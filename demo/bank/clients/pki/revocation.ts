/** Whether a certificate still stands: its issuer is asked by OCSP (RFC 6960). */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { exchange } from '../http/exchange.js';
import type { Surroundings } from '../relying-party.js';
import { ServiceFailure } from '../service.js';
import { type Certificate, fingerprintOf } from './certificate.js';
import { nameOf, nonceOf, ocspRequest } from './ocsp-request.js';
import { judgeOcsp, type OcspJudgement, type OcspLimits, type OcspRefusal } from './ocsp-response.js';

/**
 * `required`: who cannot be asked about is not let in. `when-reachable`: is let in, but never on an answer that proves nothing.
 * `none`: nobody is asked.
 */
export type RevocationPolicy = { readonly kind: 'none' } | AskingPolicy;

export interface AskingPolicy extends OcspLimits {
  readonly kind: 'required' | 'when-reachable';
  /** Addresses of responders that leave the nonce out. From all others it is demanded. */
  readonly withoutNonce?: readonly string[];
}

/** An issuer's word on a certificate. */
export type Standing = 'good' | 'certificate-revoked' | 'certificate-unknown';

/** Nobody said anything about the certificate. */
const unanswered: ReadonlySet<OcspRefusal> = new Set(['ocsp-no-address', 'ocsp-unreachable', 'ocsp-busy']);

const TIMEOUT_MS = 5000;
const NONCE_BYTES = 32;
/** However long an answer says it may be kept. */
const MAX_CACHE_MS = 60_000;

export class RevocationChecker {
  readonly #policy: RevocationPolicy;
  readonly #surroundings: Surroundings;
  readonly #agents = new Map<string, HttpAgent>([
    ['http:', new HttpAgent({ keepAlive: true })],
    ['https:', new HttpsAgent({ keepAlive: true })],
  ]);
  /** Until when a certificate is known to be good, by fingerprint. */
  readonly #goodUntilAt = new Map<string, number>();

  constructor(policy: RevocationPolicy, surroundings: Surroundings) {
    this.#policy = policy;
    this.#surroundings = surroundings;
  }

  /**
   * @param chain the person's certificate and its issuers, each signed by the next. The last is trusted as it is, and of those
   * between only the ones are asked about that name a responder.
   * @throws {ServiceFailure} where nobody could be asked, or the answer proves nothing
   */
  async standingOf(chain: readonly Certificate[]): Promise<Standing> {
    for (const [index, issuer] of chain.slice(1).entries()) {
      const certificate = chain[index];
      if (!certificate || (index > 0 && certificate.ocspUrl === undefined)) continue;
      const standing = await this.#ask(certificate, issuer);
      if (standing !== 'good') return standing;
    }
    return 'good';
  }

  async #ask(certificate: Certificate, issuer: Certificate): Promise<Standing> {
    if (this.#policy.kind === 'none') return 'good';
    const key = fingerprintOf(certificate);
    if ((this.#goodUntilAt.get(key) ?? 0) > this.#surroundings.now()) return 'good';
    const judgement = await this.#judge(certificate, issuer, this.#policy);
    if (judgement.kind === 'good') this.#keep(key, judgement.goodUntilAt);
    if (judgement.kind !== 'refused') return judgement.kind;
    if (this.#policy.kind === 'when-reachable' && unanswered.has(judgement.code)) return 'good';
    throw new ServiceFailure('unavailable', { code: judgement.code, isAlarm: true });
  }

  async #judge(certificate: Certificate, issuer: Certificate, policy: AskingPolicy): Promise<OcspJudgement> {
    const { ocspUrl = '' } = certificate;
    const url = URL.canParse(ocspUrl) ? new URL(ocspUrl) : undefined;
    const agent = url && this.#agents.get(url.protocol);
    if (!agent) return { kind: 'refused', code: 'ocsp-no-address' };
    const name = nameOf(certificate, issuer);
    const nonce = nonceOf(this.#surroundings.random(NONCE_BYTES));
    const answer = await post(url, agent, ocspRequest(name, nonce));
    if (typeof answer === 'string') return { kind: 'refused', code: answer };
    const isNonceAwaited = !policy.withoutNonce?.includes(ocspUrl);
    const at = this.#surroundings.now();
    return judgeOcsp(answer, { name, issuer, nonce: isNonceAwaited ? nonce : undefined, at, limits: policy });
  }

  /** An answer without an end is good for the moment alone. */
  #keep(key: string, goodUntilAt: number | undefined): void {
    const now = this.#surroundings.now();
    for (const [known, untilAt] of this.#goodUntilAt) if (untilAt <= now) this.#goodUntilAt.delete(known);
    if (goodUntilAt !== undefined) this.#goodUntilAt.set(key, Math.min(goodUntilAt, now + MAX_CACHE_MS));
  }
}

async function post(url: URL, agent: HttpAgent, body: Buffer): Promise<Buffer | 'ocsp-unreachable' | 'ocsp-busy'> {
  const headers = { 'Content-Type': 'application/ocsp-request', Accept: 'application/ocsp-response' };
  try {
    const reply = await exchange({ url, method: 'POST', headers, body, agent, timeoutMs: TIMEOUT_MS });
    return reply.status === 200 ? reply.body : 'ocsp-busy';
  } catch (error) {
    if (error instanceof ServiceFailure && error.problem === 'unavailable') return 'ocsp-unreachable';
    throw error;
  }
}
