/** All the identity services in one process, on loopback. */
import { Hono } from 'hono';
import { Authority } from './authority/authority.js';
import { Control } from './control.js';
import { listen } from './listen.js';
import { Phones, type PhoneSettings } from './phones.js';
import { problemResponse, ServiceProblem } from './problem.js';
import { type RelyingParty, smartIdParty } from './relying-party.js';
import { SmartIdApp } from './smart-id/app.js';
import { mockRoutes } from './smart-id/mock.js';
import { smartIdRoutes } from './smart-id/routes.js';
import { SmartIdService } from './smart-id/service.js';
import { SmartIdSessions } from './smart-id/sessions.js';
import { type Trust, trustOf } from './trust.js';
import type { Env } from './wire-faults.js';
import { realWorld, type World } from './world.js';

export interface ServicesOptions {
  readonly world?: World;
  /** 0, or nothing, for any that is free. */
  readonly port?: number;
  readonly phones?: Partial<PhoneSettings>;
  readonly smartId?: Partial<SmartIdSettings>;
}

export interface SmartIdSettings {
  /** Part of every authentication code and signature. */
  readonly schemeName: string;
  /** With which every device link begins. */
  readonly deviceLinkBase: string;
  readonly relyingParty: RelyingParty;
}

export interface Services {
  readonly smartId: SmartIdSettings & { readonly url: string; readonly service: SmartIdService };
  readonly phones: Phones;
  readonly control: Control;
  readonly authority: Authority;
  readonly trust: Trust;
  close(): Promise<void>;
}

const defaultPhones: PhoneSettings = { answering: 'by-itself', answerAfterMs: 2_000 };
const defaultSmartId: SmartIdSettings = {
  schemeName: 'smart-id-demo',
  deviceLinkBase: 'https://smart-id.com/device-link',
  relyingParty: smartIdParty,
};

export async function createServices({
  world = realWorld,
  port = 0,
  phones: phoneSettings,
  smartId: smartIdSettings,
}: ServicesOptions = {}): Promise<Services> {
  const control = new Control();
  const phones = new Phones(world, { ...defaultPhones, ...phoneSettings });
  const settings = { ...defaultSmartId, ...smartIdSettings };
  const { relyingParty, schemeName, deviceLinkBase } = settings;
  const sessions = new SmartIdSessions(world);

  const app = new Hono<Env>();
  app.onError(problemResponse);
  app.notFound(() => problemResponse(new ServiceProblem(404, 'There is no such address')));
  const listening = await listen(port, app);
  const ocspUrl = `${listening.url}/ocsp`;
  const authority = new Authority(world, { name: 'Demo', ocspUrl });
  const foreignAuthority = new Authority(world, { name: 'Foreign', ocspUrl });

  const signers = { world, authority, foreignAuthority, schemeName };
  const smartIdApp = new SmartIdApp({ signers, sessions, control, deviceLinkBase });
  const smartId = new SmartIdService({ app: smartIdApp, sessions, phones, relyingParty });
  phones.install([smartId]);

  app.route(
    '/smart-id-rp/v3',
    smartIdRoutes({ service: smartId, sessions, relyingParty, control, world, deviceLinkBase }),
  );
  app.route('/mock', mockRoutes({ app: smartIdApp, service: smartId }));

  return {
    smartId: { ...settings, url: `${listening.url}/smart-id-rp/v3`, service: smartId },
    phones,
    control,
    authority,
    trust: trustOf(authority),
    close: async () => {
      sessions.close();
      await listening.close();
    },
  };
}
