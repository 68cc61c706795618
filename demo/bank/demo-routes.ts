import { Hono } from 'hono';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import type { Clients } from './clients.js';
import { calculatorCode } from './calculator.js';
import { type DrawnPhone, PIN1, phoneOwners } from './drawn-phone.js';
import { cardKinds, type IdCards } from './id-card.js';
import { invalid, readChoice, readJson, readText } from './http/input.js';
import type { LoginService } from './login-service.js';
import { listed, mobileIdPeople, userPeople } from '../shared/people.js';

const MAX_LINK_LENGTH = 2048;
const decisions = ['confirm', 'refuse', 'no-account'] as const;

export interface DemoParts {
  readonly service: LoginService;
  readonly clients: Clients;
  readonly phone: DrawnPhone;
  readonly idCards: IdCards;
  readonly now: () => number;
}

/** What the demo page needs to play the person's side: the phone, the card, the calculator, the other site. */
export function demoRoutes({ service, clients, phone, idCards, now }: DemoParts): Hono {
  const routes = new Hono();

  routes.get('/personas', (context) =>
    context.json({
      userNumbers: userPeople.map(listed),
      mobileId: mobileIdPeople.map(listed),
      phoneOwners: phoneOwners.map(({ userNumber }) => userNumber),
      codeCard: demoAnswers.codeCard,
      password: demoAnswers.password,
      personalCode: demoAnswers.personalCode,
      pin1: PIN1,
    }),
  );

  routes.get('/phone', (context) => context.json(phone.state(clients.find(context))));

  routes.post('/phone', async (context) => {
    const body = await readJson(context);
    const client = clients.findOrCreate(context);
    if (Object.hasOwn(body, 'answersItself')) {
      if (typeof body.answersItself !== 'boolean') throw invalid('answersItself is not true or false');
      client.phoneAnswersItself = body.answersItself;
    }
    if (Object.hasOwn(body, 'owner')) {
      const numbers = phoneOwners.map(({ userNumber }) => String(userNumber));
      client.phoneOwner = readChoice(body, 'owner', numbers);
    }
    return context.json(phone.state(client));
  });

  routes.post('/phone/confirm', async (context) => {
    const body = await readJson(context);
    const client = clients.findOrCreate(context);
    const result = phone.confirm(client, {
      pin1: readText(body, 'pin1', { maxLength: 12 }),
      controlCode: readText(body, 'controlCode', { maxLength: 4, isRequired: false }),
    });
    return context.json({ result, ...phone.state(client) });
  });

  for (const [path, problem] of [
    ['/phone/refuse', 'user-refused'],
    ['/phone/different-code', 'wrong-control-code'],
  ] as const) {
    routes.post(path, (context) => {
      const client = clients.findOrCreate(context);
      phone.refuse(client, problem);
      return context.json({ result: 'refused', ...phone.state(client) });
    });
  }

  for (const [path, name, type] of [
    ['/phone/scan', 'qr', 'QR'],
    ['/phone/open', 'link', 'Web2App'],
  ] as const) {
    routes.post(path, async (context) => {
      const link = readText(await readJson(context), name, { maxLength: MAX_LINK_LENGTH });
      const client = clients.findOrCreate(context);
      const result = phone.open(client, { link, type });
      return context.json({ result, ...phone.state(client) });
    });
  }

  routes.post('/log-out', (context) => {
    service.logOut(clients.find(context));
    return context.body(null, 204);
  });

  routes.get('/calculator', (context) => {
    const challenge = context.req.query('challenge');
    if (challenge !== undefined && !/^\d{1,12}$/.test(challenge)) throw invalid('challenge is not digits');
    return context.json({ code: calculatorCode({ challenge, now: now() }) });
  });

  routes.get('/id-card/:kind', (context) =>
    context.json(idCards.issue(readChoice(context.req.param(), 'kind', cardKinds))),
  );

  routes.post('/eparaksts', async (context) => {
    const body = await readJson(context);
    const ticket = readText(body, 'ticket', { maxLength: 64 });
    const decision = readChoice(body, 'decision', decisions);
    service.decideElsewhere({ ticket, decision }, clients.find(context));
    return context.json({ returnUrl: '/' });
  });

  return routes;
}
