/** What a bank has to trust so that it believes these services. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Authority } from './authority/authority.js';
import type { Issuer } from './authority/profiles.js';

/** By service, since one's certificates prove nothing to another: file name → PEM of the root and the intermediates. */
export type Trust = Readonly<Record<TrustedService, Readonly<Record<string, string>>>>;
type TrustedService = 'smart-id' | 'mobile-id' | 'id-card';

const issuersOf: Readonly<Record<TrustedService, readonly Issuer[]>> = {
  'smart-id': ['eid-q', 'eid-nq'],
  'mobile-id': ['mobile-id'],
  'id-card': ['id-card-lt', 'id-card-lv'],
};

export function trustOf(authority: Authority): Trust {
  const filesOf = (service: TrustedService) => ({
    'root.pem': authority.root.certificate.toString(),
    ...Object.fromEntries(
      issuersOf[service].map((issuer) => [`${issuer}.pem`, authority.intermediate(issuer).toString()]),
    ),
  });
  return { 'smart-id': filesOf('smart-id'), 'mobile-id': filesOf('mobile-id'), 'id-card': filesOf('id-card') };
}

/** One folder for each service below `folder`, which is made when it is missing. */
export async function writeTrust(trust: Trust, folder: string): Promise<void> {
  for (const [service, files] of Object.entries(trust)) {
    await mkdir(path.join(folder, service), { recursive: true });
    for (const [name, pem] of Object.entries(files)) await writeFile(path.join(folder, service, name), pem);
  }
}
