// A bank that asks Smart-ID, as far as the simulated service has to be shown right requests and links.
import { randomBytes } from 'node:crypto';
import { authenticationCode } from '../../../../demo/services/smart-id/formulas.js';
import { createServices, type Services } from '../../../../demo/services/services.js';
import { ManualWorld } from './manual-world.js';

export const PERSON = 'PNOLT-40504040001';
export const DOCUMENT = `${PERSON}-MOCK-Q`;
export const CALLBACK = 'https://bank.test/return?value=RrKjjT4aggzu27YBddX1bQ';

export type Json = Readonly<Record<string, unknown>>;
export interface Answered {
  readonly status: number;
  readonly body: Json;
}
export interface Started {
  readonly sessionID: string;
  readonly sessionToken: string;
  readonly sessionSecret: string;
  readonly deviceLinkBase: string;
}

export const interactionsOf = (list: readonly object[]) => Buffer.from(JSON.stringify(list)).toString('base64');
export const textAndPin = [{ type: 'displayTextAndPIN', displayText60: 'Prisijungimas' }];

/** @param changes fields in place of the right ones */
export const requestOf = (changes: Json = {}): Json => ({
  relyingPartyUUID: '00000000-0000-4000-8000-000000000000',
  relyingPartyName: 'DEMO',
  signatureProtocol: 'ACSP_V2',
  signatureProtocolParameters: parametersOf(),
  interactions: interactionsOf(textAndPin),
  ...changes,
});
export const parametersOf = (changes: Json = {}): Json => ({
  rpChallenge: randomBytes(64).toString('base64'),
  signatureAlgorithm: 'rsassa-pss',
  signatureAlgorithmParameters: { hashAlgorithm: 'SHA-512' },
  ...changes,
});

export async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
}

export class SmartIdBank {
  readonly world = new ManualWorld();
  readonly services: Services;

  private constructor(world: ManualWorld, services: Services) {
    this.world = world;
    this.services = services;
  }

  static async open(options: Omit<Parameters<typeof createServices>[0] & object, 'world'> = {}): Promise<SmartIdBank> {
    const world = new ManualWorld();
    return new SmartIdBank(world, await createServices({ ...options, world }));
  }

  async post(path: string, body: object): Promise<Answered> {
    const headers = { 'Content-Type': 'application/json' };
    const url = `${this.services.smartId.url}/authentication/${path}`;
    return answered(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  async push(request = pushRequest(), to = `etsi/${PERSON}`): Promise<string> {
    const { body } = await this.post(`notification/${to}`, request);
    return String(body.sessionID);
  }

  async link(request = requestOf(), to = 'anonymous'): Promise<Started> {
    const { body } = await this.post(`device-link/${to}`, request);
    return body as unknown as Started;
  }

  async status(sessionId: string, query = '?timeoutMs=1000'): Promise<Answered> {
    return answered(await fetch(`${this.services.smartId.url}/session/${sessionId}${query}`));
  }

  /** @param request what the session was started with */
  qr(request: Json, started: Started, elapsedSeconds = 0): string {
    return this.#protected(request, started, { opening: `QR&elapsedSeconds=${elapsedSeconds}`, callbackUrl: '' });
  }

  appLink(request: Json, started: Started, callbackUrl = CALLBACK): string {
    return this.#protected(request, started, { opening: 'Web2App', callbackUrl });
  }

  #protected(
    request: Json,
    { sessionToken, sessionSecret, deviceLinkBase }: Started,
    { opening, callbackUrl }: { opening: string; callbackUrl: string },
  ): string {
    const unprotected = `${deviceLinkBase}?deviceLinkType=${opening}&sessionToken=${sessionToken}&sessionType=auth&version=1.0&lang=lit`;
    const bound = boundOf(request, this.services.smartId.schemeName);
    return `${unprotected}&authCode=${authenticationCode(bound, { unprotected, sessionSecret, callbackUrl })}`;
  }
}

export const pushRequest = (changes: Json = {}): Json => requestOf({ vcType: 'numeric4', ...changes });

export function boundOf(request: Json, schemeName: string) {
  const { rpChallenge } = request.signatureProtocolParameters as { rpChallenge: string };
  return {
    schemeName,
    rpChallenge,
    relyingPartyName: String(request.relyingPartyName),
    brokeredRpName: '',
    interactions: String(request.interactions),
  };
}
