/** The identity services alone, for a bank's own tests: `npm run services`. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServices } from './services.js';
import { writeTrust } from './trust.js';

const port = Number(process.env.PORT || 8090);
const folder = process.env.TRUST_FOLDER || mkdtempSync(path.join(tmpdir(), 'identity-services-'));

function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  giveUp(`PORT must be a number between 0 and 65535, not "${process.env.PORT}".`);
}

try {
  const services = await createServices({ port, doors: 'open' });
  await writeTrust(services.trust, folder);
  const { smartId, mobileId, ocspUrl, url } = services;
  const lines: readonly (readonly [name: string, value: string])[] = [
    ['Smart-ID', smartId.url],
    ['  relying party', `${smartId.relyingParty.uuid} ${smartId.relyingParty.name}`],
    ['  scheme', smartId.schemeName],
    ['Mobile-ID', mobileId.url],
    ['  relying party', `${mobileId.relyingParty.uuid} ${mobileId.relyingParty.name}`],
    ['OCSP', ocspUrl],
    ['control, phones, cards', url],
    ['certificates to trust', folder],
  ];
  for (const [name, value] of lines) console.log(`${name.padEnd(24)}${value}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void services.close());
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (isTaken) giveUp(`Port ${port} is taken. Choose another one, for example: PORT=${port + 1}.`);
  throw error;
}
