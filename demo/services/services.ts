/** All the identity services in one process, on loopback. */
import { Hono } from 'hono';
import { Authority } from './authority/authority.js';
import { Control } from './control.js';
import { doors } from './doors.js';
import { listen } from './listen.js';
import { mobileIdRoutes } from './mobile-id/routes.js';
import { MobileIdService } from './mobile-id/service.js';
import { OcspResponder } from './ocsp/responder.js';
import { ocspRoutes } from './ocsp/routes.js';
import { Phones, type PhoneSettings } from './phones.js';
import { problemResponse, ServiceProblem } from './problem.js';
import { mobileIdParty, type RelyingParty, smartIdParty } from './relying-party.js';
import { SmartIdApp } from './smart-id/app.js';
import { mockRoutes } from './smart-id/mock.js';
import { smartIdRoutes } from './smart-id/routes.js';
import { SmartIdService } from './smart-id/service.js';
import { SmartIdSessions } from './smart-id/sessions.js';
import { type Trust, trustOf } from './trust.js';
import { CardReader } from './web-eid-card/card.js';
import type { Env } from './wire-faults.js';
import { realWorld, type World } from './world.js';

export interface ServicesOptions {
  readonly world?: World;
  /** 0, or nothing, for any that is free. */
  readonly port?: number;
  readonly phones?: Partial<PhoneSettings>;
  readonly smartId?: Partial<SmartIdSettings>;
  readonly mobileId?: Partial<MobileIdSettings>;
  /** `open` lets other processes order faults and use phones and cards. */
  readonly doors?: 'open' | 'closed';
}

export interface SmartIdSettings {
  /** Part of every authentication code and signature. */
  readonly schemeName: string;
  /** With which every device link begins. */
  readonly deviceLinkBase: string;
  readonly relyingParty: RelyingParty;
}

export interface MobileIdSettings {
  readonly relyingParty: RelyingParty;
}

export interface Services {
  /** Of all of them, without a slash at the end. */
  readonly url: string;
  readonly smartId: SmartIdSettings & { readonly url: string; readonly service: SmartIdService };
  readonly mobileId: MobileIdSettings & { readonly url: string };
  readonly ocspUrl: string;
  readonly cardReader: CardReader;
  readonly phones: Phones;
  readonly control: Control;
  readonly authority: Authority;
  readonly trust: Trust;
  /** Whether there is a result for this session, told or not. */
  isComplete(sessionId: string): boolean;
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
  mobileId: mobileIdSettings,
  doors: doorsAre = 'closed',
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
  const mobileIdParts = { relyingParty: mobileIdParty, ...mobileIdSettings };
  const mobileId = new MobileIdService({ world, signers, control, phones, ...mobileIdParts });
  phones.install([smartId, mobileId]);
  const responder = new OcspResponder({ world, authority, foreignAuthority });
  const cardReader = new CardReader({ authority, foreignAuthority, control });

  app.route(
    '/smart-id-rp/v3',
    smartIdRoutes({ service: smartId, sessions, relyingParty, control, world, deviceLinkBase }),
  );
  app.route('/mock', mockRoutes({ app: smartIdApp, service: smartId }));
  app.route('/mid-api', mobileIdRoutes({ service: mobileId, signers, control, world }));
  app.route('/ocsp', ocspRoutes({ responder, control, world }));
  if (doorsAre === 'open') app.route('/', doors({ control, phones, smartId, cardReader }));

  return {
    url: listening.url,
    smartId: { ...settings, url: `${listening.url}/smart-id-rp/v3`, service: smartId },
    mobileId: { ...mobileIdParts, url: `${listening.url}/mid-api` },
    ocspUrl,
    cardReader,
    phones,
    control,
    authority,
    trust: trustOf(authority),
    isComplete: (id) => (sessions.byId(id) ?? mobileId.byId(id))?.stage.kind === 'complete',
    close: async () => {
      sessions.close();
      mobileId.close();
      await listening.close();
    },
  };
}
