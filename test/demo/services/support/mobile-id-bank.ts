// A bank that asks Mobile-ID, as far as the simulated service has to be shown right requests.
import { createHash, randomBytes } from 'node:crypto';
import { createServices, type Services, type ServicesOptions } from '../../../../demo/services/services.js';
import { answered, type Answered, type Json } from './smart-id-bank.js';
import { ManualWorld } from './manual-world.js';

export const NUMBER = '+37060000001';
export const CODE = '40504040001';

/** Random bytes, whose hash is asked to be signed: so that node:crypto can verify it. */
export const newPreimage = () => randomBytes(64);

export const requestOf = (changes: Json = {}, preimage = newPreimage()): Json => ({
  relyingPartyUUID: '00000000-0000-0000-0000-000000000000',
  relyingPartyName: 'DEMO',
  phoneNumber: NUMBER,
  nationalIdentityNumber: CODE,
  hash: createHash('sha256').update(preimage).digest('base64'),
  hashType: 'SHA256',
  language: 'LIT',
  ...changes,
});

export class MobileIdBank {
  readonly world: ManualWorld;
  readonly services: Services;

  private constructor(world: ManualWorld, services: Services) {
    this.world = world;
    this.services = services;
  }

  static async open(options: Omit<ServicesOptions, 'world'> = {}): Promise<MobileIdBank> {
    const world = new ManualWorld();
    return new MobileIdBank(world, await createServices({ ...options, world }));
  }

  async post(path: string, body: object): Promise<Answered> {
    const headers = { 'Content-Type': 'application/json' };
    const url = `${this.services.mobileId.url}/${path}`;
    return answered(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  async start(request = requestOf()): Promise<string> {
    return String((await this.post('authentication', request)).body.sessionID);
  }

  async status(sessionId: string, query = ''): Promise<Answered> {
    return answered(await fetch(`${this.services.mobileId.url}/authentication/session/${sessionId}${query}`));
  }
}
