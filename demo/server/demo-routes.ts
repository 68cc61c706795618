import { type Context, Hono } from 'hono';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { otherPerson, subjectWith } from '../services/people.js';
import { PIN1 } from '../services/phones.js';
import type { Services } from '../services/services.js';
import { cardOf } from '../services/web-eid-card/card.js';
import { nationalCodeOf } from '../shared/national-codes.js';
import { calculatorCode } from '../bank/calculator.js';
import type { Verdict } from '../bank/clients/service.js';
import { type DrawnPhone, phoneOwners } from './drawn-phone.js';
import type { BrowserCookies } from '../bank/http/cookies.js';
import { invalid, readChoice, readJson, readText } from '../bank/http/input.js';
import type { LoginService } from '../bank/login/service.js';
import { defaultPerson } from '../bank/people.js';

const MAX_LINK_LENGTH = 2048;
const MAX_NONCE_LENGTH = 128;
const decisions = ['confirm', 'refuse', 'no-account'] as const;
/** The cards that a person can put into the drawn reader. */
const cardKinds = ['client', 'not-a-client', 'forged'] as const;

export interface DemoParts {
  readonly service: LoginService;
  readonly cookies: BrowserCookies;
  readonly phone: DrawnPhone;
  readonly services: Services;
  readonly now: () => number;
}

/** What the demo page needs to play the person's side: the phone, the card, the calculator, the other site. */
export function demoRoutes({ service, cookies, phone, services, now }: DemoParts): Hono {
  const routes = new Hono();
  const phoneOf = (context: Context) => phone.state(cookies.find(context));

  routes.get('/personas', (context) =>
    context.json({
      phoneOwners: phoneOwners.map(({ userNumber }) => userNumber),
      codeCard: demoAnswers.codeCard,
      password: demoAnswers.password,
      personalCode: demoAnswers.personalCode,
      pin1: PIN1,
    }),
  );

  routes.get('/phone', async (context) => context.json(await phoneOf(context)));

  routes.post('/phone', async (context) => {
    const body = await readJson(context);
    const browser = cookies.findOrCreate(context);
    if (Object.hasOwn(body, 'answersItself')) {
      if (typeof body.answersItself !== 'boolean') throw invalid('answersItself is not true or false');
      phone.letAnswerThemselves(body.answersItself);
    }
    if (Object.hasOwn(body, 'owner')) {
      const numbers = phoneOwners.map(({ userNumber }) => String(userNumber));
      phone.give(browser, readChoice(body, 'owner', numbers));
    }
    return context.json(await phone.state(browser));
  });

  routes.post('/phone/confirm', async (context) => {
    const body = await readJson(context);
    const browser = cookies.findOrCreate(context);
    const result = await phone.confirm(browser, {
      pin1: readText(body, 'pin1', { maxLength: 12 }),
      controlCode: readText(body, 'controlCode', { maxLength: 4, isRequired: false }),
    });
    return context.json({ result, ...(await phone.state(browser)) });
  });

  routes.post('/phone/refuse', async (context) => {
    const browser = cookies.findOrCreate(context);
    const result = await phone.refuse(browser);
    return context.json({ result, ...(await phone.state(browser)) });
  });

  for (const [path, name, type] of [
    ['/phone/scan', 'qr', 'QR'],
    ['/phone/open', 'link', 'Web2App'],
  ] as const) {
    routes.post(path, async (context) => {
      const link = readText(await readJson(context), name, { maxLength: MAX_LINK_LENGTH });
      const browser = cookies.findOrCreate(context);
      const result = phone.open(browser, link, type);
      return context.json({ result, ...(await phone.state(browser)) });
    });
  }

  routes.post('/log-out', async (context) => {
    await service.logOut(cookies.find(context));
    return context.body(null, 204);
  });

  routes.get('/calculator', (context) => {
    const challenge = context.req.query('challenge');
    if (challenge !== undefined && !/^\d{1,12}$/.test(challenge)) throw invalid('challenge is not digits');
    return context.json({ code: calculatorCode({ challenge, now: now() }) });
  });

  routes.post('/id-card', async (context) => {
    const body = await readJson(context);
    const kind = readChoice(body, 'kind', cardKinds);
    const nonce = readText(body, 'nonce', { maxLength: MAX_NONCE_LENGTH });
    // The software beside the browser knows which page asks, whatever the page says.
    const origin = context.req.header('Origin') ?? new URL(context.req.url).origin;
    const id = `PNOLT-${nationalCodeOf(defaultPerson)}`;
    const subject = kind === 'not-a-client' ? otherPerson : (subjectWith(id) ?? otherPerson);
    if (kind === 'forged') services.control.order('id-card-token', { kind: 'foreign-certificate' }, { who: id });
    try {
      return context.json(services.cardReader.authenticate(cardOf(subject), { origin, nonce }));
    } catch (error) {
      if (error instanceof RangeError) throw invalid(error.message);
      throw error;
    }
  });

  routes.post('/eparaksts', async (context) => {
    const body = await readJson(context);
    const ticket = readText(body, 'ticket', { maxLength: 64 });
    const decision = readChoice(body, 'decision', decisions);
    await service.confirmElsewhere(ticket, verdictOf[decision], cookies.find(context));
    return context.json({ returnUrl: '/' });
  });

  return routes;
}

const failed = (problem: 'user-refused' | 'account-problem'): Verdict => ({
  kind: 'failed',
  problem,
  cause: { code: 'demo', isAlarm: false },
});
const verdictOf: Readonly<Record<(typeof decisions)[number], Verdict>> = {
  confirm: {
    kind: 'identified',
    person: { country: 'LT', personalCode: nationalCodeOf(defaultPerson), givenName: 'Demo', surname: 'Client' },
  },
  refuse: failed('user-refused'),
  'no-account': failed('account-problem'),
};
