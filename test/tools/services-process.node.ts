import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openServicesApart } from '../../tools/bank/services-process.js';

it('opens the services in a process of their own, and ends it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'services-apart-'));
  const services = await openServicesApart(folder);
  const { smartId, mobileId } = services;
  const session = `${smartId.url}/session/00000000-0000-0000-0000-000000000000`;
  assert.equal((await fetch(session)).status, 404);
  assert.deepEqual(readdirSync(folder).sort(), ['id-card', 'mobile-id', 'smart-id']);
  assert.ok(mobileId.relyingParty.uuid);
  await services.close();
  await assert.rejects(fetch(session));
  rmSync(folder, { recursive: true });
});
