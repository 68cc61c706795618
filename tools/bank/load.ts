// How a bank of two nodes bears many logins that wait at once: `npm run bench:bank`. All on this machine, and bounded in time.
//   tsx tools/bank/load.ts [logins] [seconds] [kill]
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster } from './cluster.js';
import { openServicesApart } from './services-process.js';

const POLL_EVERY_MS = 1000;
const STARTS_AT_ONCE = 20;
/** Of Linux, in which /proc counts processor time. */
const TICKS_PER_SECOND = 100;

interface Login {
  readonly path: string;
  readonly cookie: string;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
}

const [logins = 2000, seconds = 30] = process.argv.slice(2).flatMap((word) => (/^\d+$/.test(word) ? Number(word) : []));
const kills = process.argv.includes('kill');

// Neither the bank's processor time nor that of the browsers played here is spent on the services.
const cluster = await Cluster.around(openServicesApart, { maxLogins: logins * 2 });
if (!cluster) {
  console.error('Redis is not installed here: install redis-server first.');
  process.exit(1);
}
const bank = cluster;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
let turns = 0;

/** Asks the next node, as a proxy would for a browser of this address; another one where nobody listens. */
function ask(
  method: string,
  path: string,
  { from = 0, body = '', cookie = '' } = {},
  { turn = (turns += 1), tries = 2 } = {},
): Promise<Answer> {
  const { ports } = bank.proxy;
  const headers = {
    'X-Requested-With': 'internetbank-login',
    'Content-Type': 'application/json',
    'X-Forwarded-For': `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from & 255}`,
    ...(cookie && { Cookie: cookie }),
  };
  const port = ports[turn % ports.length];
  return new Promise<Answer>((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      reply.on('end', () => {
        const [set = ''] = reply.headers['set-cookie'] ?? [];
        resolve({ status: reply.statusCode ?? 0, text, cookie: set.split(';')[0] ?? '' });
      });
    });
    asked.on('error', (error) => {
      if (tries > 1) resolve(ask(method, path, { from, body, cookie }, { turn: turn + 1, tries: tries - 1 }));
      else reject(error);
    });
    asked.end(body);
  });
}

async function start(from: number): Promise<Login> {
  const body = JSON.stringify({ method: 'smart-id', identity: {}, language: 'lt', device: 'desktop' });
  const { status, text, cookie } = await ask('POST', '/bank/sessions', { from, body });
  if (status !== 201) throw new Error(`A start was answered with ${status}: ${text}`);
  const reply = JSON.parse(text) as { readonly session: { readonly id: string } };
  return { path: `/bank/sessions/${reply.session.id}`, cookie };
}

/** Resident memory in MB and processor time in seconds, of all nodes that live. */
function used(): { readonly memory: number; readonly processor: number } {
  let [memory, processor] = [0, 0];
  for (const pid of bank.pids) {
    memory += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    processor += (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }
  return { memory, processor };
}

const before = used();
const beganAt = performance.now();
const open: Login[] = [];
for (let from = 0; from < logins; from += STARTS_AT_ONCE) {
  const some = Array.from({ length: Math.min(STARTS_AT_ONCE, logins - from) }, (_, index) => start(from + index));
  open.push(...(await Promise.all(some)));
}
const startedInS = (performance.now() - beganAt) / 1000;
const atStart = used();

const latencies: number[] = [];
const statuses = new Map<string, number>();
const endsAt = performance.now() + seconds * 1000;

async function pollOf({ path, cookie }: Login, index: number): Promise<void> {
  await sleep((index / open.length) * POLL_EVERY_MS);
  while (performance.now() < endsAt) {
    const askedAt = performance.now();
    const outcome = await ask('GET', path, { from: index, cookie }).then(
      ({ status, text }) => `${status} ${/"(?:status|problem)":"([\w-]+)"/.exec(text)?.[1] ?? ''}`,
      () => 'no answer',
    );
    const tookMs = performance.now() - askedAt;
    latencies.push(tookMs);
    statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1);
    await sleep(Math.max(0, POLL_EVERY_MS - tookMs));
  }
}
const killing = kills ? sleep((seconds * 1000) / 2).then(() => bank.kill(0)) : Promise.resolve();
await Promise.all([...open.map(pollOf), killing]);
const atEnd = used();

latencies.sort((left, right) => left - right);
const percentile = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1);
const perLogin = ((atEnd.memory - before.memory) * 1024) / logins;
console.log(
  `${logins} logins by QR code began in ${startedInS.toFixed(1)} s and were polled once a second for ${seconds} s`,
);
console.log(`answers: ${[...statuses].map(([outcome, count]) => `${count} × ${outcome}`).join(', ')}`);
console.log(`time of a poll: p50 ${percentile(0.5)} ms, p95 ${percentile(0.95)} ms, p99 ${percentile(0.99)} ms`);
if (kills) console.log('one of the two nodes was killed at half time: its memory and processor time are not counted');
else {
  console.log(
    `memory of both nodes: ${before.memory.toFixed(0)} MB idle, ${atEnd.memory.toFixed(0)} MB, ${perLogin.toFixed(0)} kB a login`,
  );
  console.log(
    `processor of both nodes: ${((100 * (atEnd.processor - atStart.processor)) / seconds).toFixed(0)} % of one core`,
  );
}
agent.destroy();
await bank.close();
