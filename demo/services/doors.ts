/**
 * What a test in another process turns: faults, phones and cards. Open only where the services are started alone; in one process
 * with a bank the same is there as objects.
 */
import { type Context, Hono } from 'hono';
import {
  cardFaults,
  type Control,
  type Faults,
  mobileIdFaults,
  ocspFaults,
  type Place,
  smartIdFaults,
  type WireFault,
} from './control.js';
import { Fields } from './fields.js';
import type { Phones } from './phones.js';
import type { SmartIdService } from './smart-id/service.js';
import { type CardReader, cardAlgorithms, cardOf } from './web-eid-card/card.js';
import type { Env } from './wire-faults.js';
import { subjectWith } from './people.js';
import { ServiceProblem } from './problem.js';

interface Parts {
  readonly control: Control;
  readonly phones: Phones;
  readonly smartId: SmartIdService;
  readonly cardReader: CardReader;
}

const DAY_MS = 86_400_000;
const wireKinds = ['delay', 'hang', 'drop', 'junk', 'huge', 'redirect', 'status'] as const;

const fieldsOf = async (context: Context<Env>) => Fields.parse(await context.req.text());

export function doors({ control, phones, smartId, cardReader }: Parts): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post('/control', async (context) => {
    readOrder(await fieldsOf(context), control);
    return context.body(null, 204);
  });
  routes.delete('/control', (context) => {
    control.clear();
    return context.body(null, 204);
  });

  routes.get('/phones/:name', (context) => context.json({ requests: phones.requests(context.req.param('name')) }));
  routes.post('/phones/:name/answering', async (context) => {
    const fields = await fieldsOf(context);
    const answering = fields.choice('answering', ['by-itself', 'by-hand']);
    fields.end();
    phones.setAnswering(context.req.param('name'), answering);
    return context.body(null, 204);
  });
  routes.post('/phones/:name/scan', async (context) => {
    const fields = await fieldsOf(context);
    const link = fields.text('link');
    const type = fields.choice('type', ['QR', 'Web2App']);
    fields.end();
    return context.json(smartId.scan(context.req.param('name'), link, type));
  });
  routes.post('/requests/:id/confirm', async (context) => {
    const fields = await fieldsOf(context);
    const pin1 = fields.text('pin1');
    const controlCode = fields.has('controlCode') ? fields.text('controlCode') : '';
    fields.end();
    const id = context.req.param('id');
    return context.json({ result: phones.confirm(id, { pin1, controlCode }), returnUrl: smartId.returnUrl(id) });
  });
  routes.post('/requests/:id/refuse', (context) => {
    const id = context.req.param('id');
    return context.json({ result: phones.refuse(id), returnUrl: smartId.returnUrl(id) });
  });

  routes.post('/id-card/token', async (context) => {
    const fields = await fieldsOf(context);
    const person = fields.text('person');
    const algorithm = fields.has('algorithm') ? fields.choice('algorithm', cardAlgorithms) : undefined;
    const origin = fields.text('origin');
    const nonce = fields.text('nonce', { minLength: 44 });
    fields.end();
    const subject = subjectWith(person);
    if (!subject) throw new ServiceProblem(404, 'There is no such person');
    return context.json(cardReader.authenticate(cardOf(subject, algorithm), { origin, nonce }));
  });
  return routes;
}

/** `{ at, fault: { kind, … }, who?, times? }` */
function readOrder(fields: Fields, control: Control): void {
  const who = fields.has('who') ? { who: fields.text('who') } : {};
  const times = fields.has('times') ? { times: fields.whole('times', { min: 1, max: 1_000_000 }) } : {};
  const at = fields.choice('at', places);
  const order = readers[at](fields.object('fault'));
  fields.end();
  order(control, { ...who, ...times });
}

type Reader = (fault: Fields) => (control: Control, aim: { who?: string; times?: number }) => void;

const reader =
  <At extends Place>(at: At, read: (fault: Fields) => Faults[At]): Reader =>
  (fields) => {
    const fault = read(fields);
    return (control, aim) => control.order(at, fault, aim);
  };

function readWireFault(fields: Fields): WireFault {
  const kind = fields.choice('kind', wireKinds);
  switch (kind) {
    case 'delay':
      return { kind, byMs: readDelay(fields) };
    case 'redirect':
      return { kind, to: fields.text('to') };
    case 'status':
      return { kind, status: fields.whole('status', { min: 400, max: 599 }) };
    case 'hang':
    case 'drop':
    case 'junk':
    case 'huge':
      return { kind };
  }
}

const readDelay = (fields: Fields) => fields.whole('byMs', { min: 0, max: DAY_MS });

/** @param kinds of the service, besides those of every one */
const answerFaultReader =
  <Kind extends string>(kinds: readonly Kind[]) =>
  (fields: Fields) => {
    const kind = fields.choice<Kind | 'ends' | 'late'>('kind', [...kinds, 'ends', 'late']);
    if (kind === 'ends') return { kind: 'ends', end: fields.text('end') } as const;
    if (kind === 'late') return { kind: 'late', byMs: readDelay(fields) } as const;
    return { kind };
  };

const readers: Readonly<Record<Place, Reader>> = {
  'smart-id-start': reader('smart-id-start', readWireFault),
  'smart-id-status': reader('smart-id-status', readWireFault),
  'smart-id-answer': reader('smart-id-answer', answerFaultReader(smartIdFaults)),
  'mobile-id-start': reader('mobile-id-start', readWireFault),
  'mobile-id-status': reader('mobile-id-status', readWireFault),
  'mobile-id-answer': reader('mobile-id-answer', answerFaultReader(mobileIdFaults)),
  'ocsp-wire': reader('ocsp-wire', readWireFault),
  'ocsp-answer': reader('ocsp-answer', (fields) => ({ kind: fields.choice('kind', ocspFaults) })),
  'id-card-token': reader('id-card-token', (fields) => ({ kind: fields.choice('kind', cardFaults) })),
};
const places = Object.keys(readers) as Place[];
