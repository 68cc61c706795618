import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createServices } from '../../demo/services/services.js';
import { writeTrust } from '../../demo/services/trust.js';
import type { Reached } from './cluster.js';

/** What the process says once it listens. */
type Heard = Pick<Reached, 'smartId' | 'mobileId'>;

/**
 * The services in a process of their own, so that their work is nobody else's.
 * @param trustFolder where it writes what a bank has to trust
 */
export async function openServicesApart(trustFolder: string): Promise<Reached> {
  const file = fileURLToPath(import.meta.url);
  const child = fork(file, [trustFolder], { execArgv: ['--import', 'tsx'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The services ended with ${String(code)}`);
  });
  const [heard] = (await Promise.race([once(child, 'message'), failed])) as [Heard];
  failed.catch(() => undefined);
  return {
    ...heard,
    close: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

if (process.send && import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const services = await createServices({ phones: { answering: 'by-hand' } });
  await writeTrust(services.trust, process.argv[2] ?? '');
  const { url, relyingParty, schemeName } = services.smartId;
  const { mobileId } = services;
  const heard: Heard = {
    smartId: { url, relyingParty, schemeName },
    mobileId: { url: mobileId.url, relyingParty: mobileId.relyingParty },
  };
  process.send(heard);
  process.once('disconnect', () => void services.close().then(() => process.exit(0)));
}
