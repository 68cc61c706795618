// @ts-check
import { Hono } from 'hono';
import { calculatorCode, codeCard, PASSWORD } from './code-devices.js';
import { PIN1, phoneOwners } from './drawn-phone.js';
import { cardKinds } from './id-card.js';
import { invalid, readChoice, readJson, readText } from './input.js';
import { mobileIdPersonas, PERSONAL_CODE, userPersonas } from './personas.js';

const MAX_LINK_LENGTH = 2048;
const decisions = /** @type {const} */ (['confirm', 'refuse', 'no-account']);

/**
 * What the demo page needs to play the person's side: the phone, the card, the calculator, the other site.
 * @param {object} parts
 * @param {import('./login-service.js').LoginService} parts.service
 * @param {import('./clients.js').Clients} parts.clients
 * @param {import('./drawn-phone.js').DrawnPhone} parts.phone
 * @param {import('./id-card.js').IdCards} parts.idCards
 * @param {() => number} parts.now
 */
export function demoRoutes({ service, clients, phone, idCards, now }) {
  const routes = new Hono();

  routes.get('/personas', (context) =>
    context.json({
      userNumbers: userPersonas.map(listed),
      mobileId: mobileIdPersonas.map(listed),
      phoneOwners: phoneOwners.map(({ userNumber }) => userNumber),
      codeCard,
      password: PASSWORD,
      personalCode: PERSONAL_CODE,
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

  for (const [path, problem] of /** @type {const} */ ([
    ['/phone/refuse', 'user-refused'],
    ['/phone/different-code', 'wrong-control-code'],
  ])) {
    routes.post(path, (context) => {
      const client = clients.findOrCreate(context);
      phone.refuse(client, problem);
      return context.json({ result: 'refused', ...phone.state(client) });
    });
  }

  for (const [path, name, type] of /** @type {const} */ ([
    ['/phone/scan', 'qr', 'QR'],
    ['/phone/open', 'link', 'Web2App'],
  ])) {
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

/** @param {import('./persona.js').Persona} persona */
function listed({ outcome, title, userNumber, phoneNumber, personalCode }) {
  return { outcome, title, userNumber, phoneNumber, personalCode };
}
