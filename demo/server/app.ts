/** The demo bank: the reference bank with the demo's people for customers, and the identity services simulated beside it. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleepReal } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { demoMethods } from '../../src/demo-bank/methods.js';
import { createServices, type Services } from '../services/services.js';
import { realWorld, type World as ServicesWorld } from '../services/world.js';
import { createBank } from '../bank/bank.js';
import { readPem } from '../bank/clients/pki/trust-folder.js';
import { toAnchors } from '../bank/clients/pki/chain.js';
import type { ServiceSettings, TrustSettings } from '../bank/config.js';
import { demoCustomers } from '../bank/demo-customers.js';
import { demoRoutes } from './demo-routes.js';
import { DrawnPhone } from './drawn-phone.js';
import { defaultLimits, type Limits } from '../bank/http/limits.js';
import { identityClients } from '../bank/identity-clients.js';
import { loginTimes } from '../bank/login/times.js';
import { loginOptions } from '../bank/options.js';
import { type Built, staticFiles } from './static-files.js';
import { MemoryStore } from '../bank/store/memory.js';
import type { LoginStore } from '../bank/store/store.js';
import type { World } from '../bank/world.js';

/** After the push, a phone that answers by itself leaves time to watch. */
const ANSWER_DELAY_MS = 3000;
const KEY_BYTES = 32;

export interface DemoBankOptions extends Partial<World & Built> {
  /** Calls back once, by the same clock as `now`. */
  readonly after?: ServicesWorld['after'];
  /** How the slow bank takes its time. */
  readonly sleep?: (forMs: number) => Promise<void>;
  readonly limits?: Partial<Limits>;
  /** Where logins are kept, if not in this process. */
  readonly store?: LoginStore;
}

export interface DemoBank {
  /** The page, the HTTP contract under /bank, and the tools of the page under /demo. */
  readonly app: Hono;
  readonly services: Services;
  /** Resolves when nothing is under way: the bank and the services wait for a person, or for their time. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const built = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));

export async function createApp({
  now = Date.now,
  after = realWorld.after,
  random = randomBytes,
  sleep = (forMs) => sleepReal(forMs),
  pace = 1,
  pagesDir = built('dist-demo'),
  distDir = built('dist/cdn'),
  limits: given = {},
  store: elsewhere,
}: DemoBankOptions = {}): Promise<DemoBank> {
  const limits = { ...defaultLimits, ...given };
  const store = elsewhere ?? new MemoryStore({ now, loginsPerBrowser: limits.loginsPerBrowser });
  const services = await createServices({
    world: { now, random, after },
    phones: { answering: 'by-hand', answerAfterMs: ANSWER_DELAY_MS * pace },
  });
  const bank = createBank({
    store,
    services: identityClients(settingsOf(services), { now, random }),
    customers: demoCustomers({ now, random, pace }, sleep),
    methods: demoMethods,
    optionsIn: loginOptions,
    times: loginTimes(pace),
    limits,
    cookieKey: random(KEY_BYTES),
    random,
    sleep: sleepBy(after),
    besides: ({ service, cookies }) => {
      const phone = new DrawnPhone({ store, services });
      const tools = new Hono().route('/demo', demoRoutes({ service, cookies, phone, services, now }));
      return { open: staticFiles({ pagesDir, distDir }), guarded: tools };
    },
  });
  return {
    app: bank.app,
    services,
    idle: () => bank.service.watcher.idle((session) => services.isComplete(session)),
    close: async () => {
      await bank.close();
      await services.close();
    },
  };
}

/** What a bank's configuration would say of these services. */
function settingsOf({ smartId, mobileId, trust }: Services) {
  const trusts = (service: keyof Services['trust']): TrustSettings => ({
    anchors: toAnchors(Object.entries(trust[service]).flatMap(([name, pem]) => readPem(pem, name))),
    revocation: 'required',
  });
  const reaches = ({ url, relyingParty }: Pick<Services['mobileId'], 'url' | 'relyingParty'>) => ({
    baseUrl: url,
    pins: [],
    relyingPartyUUID: relyingParty.uuid,
    relyingPartyName: relyingParty.name,
  });
  return {
    smartId: { ...reaches(smartId), ...trusts('smart-id'), schemeName: 'smart-id-demo' as const },
    mobileId: { ...reaches(mobileId), ...trusts('mobile-id') } satisfies ServiceSettings,
    idCard: trusts('id-card'),
  };
}

const sleepBy =
  (after: ServicesWorld['after']) =>
  (forMs: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const wake = () => {
        takeBack();
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const takeBack = after(forMs, wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
