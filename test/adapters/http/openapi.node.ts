import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { checkOptions } from '../../../src/flow/offer.js';
import { problems } from '../../../src/flow/problems.js';
import { checkReply, checkResumed } from '../../../src/flow/reply.js';
import { session, callNames, server, adapter, run } from './support/calls.js';

interface OpenApi {
  readonly paths: Record<string, Record<string, { operationId?: string }>>;
  readonly components: {
    readonly examples: Record<string, { value: Record<string, unknown> }>;
    readonly schemas: { KnownProblem: { enum: string[] } };
  };
}

describe('docs/openapi.yaml', async () => {
  const everyUrl = { allowsLink: () => true, allowsRedirect: () => true, allowsReference: () => true };
  const validator = new Validator();
  await validator.validate(readFileSync(new URL('../../../docs/openapi.yaml', import.meta.url), 'utf8'));
  const { paths, components } = validator.specification as unknown as OpenApi;

  const gateOf = (name: string) =>
    name.startsWith('Options') ? checkOptions : name.startsWith('Resumed') ? checkResumed : checkReply;
  for (const [name, { value }] of Object.entries(components.examples)) {
    it(`gives an example that a flow accepts: ${name}`, () => {
      const checked = new Map(Object.entries(gateOf(name)(value, everyUrl) ?? {}));
      for (const [key, given] of Object.entries(value)) {
        assert.notEqual(checked.get(key), undefined, `${key}: ${String(given)}`);
      }
    });
  }

  it('names every problem there is', () => {
    assert.deepEqual(components.schemas.KnownProblem.enum, Object.keys(problems));
  });

  it('describes every request of the adapter', async () => {
    for (const call of callNames) await run(call);
    await adapter.cancel(session);
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item)
        // The return page's request is not the adapter's; the demo bank's tests make it.
        .filter(([, { operationId }]) => operationId && operationId !== 'callback')
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    const sent = server.requests.map(
      ({ method, url }) => `${method} ${url.replace(/^\/bank|\?.*$/g, '').replace('/a1', '/{id}')}`,
    );
    assert.deepEqual(sent.sort(), described.sort());
  });
});
