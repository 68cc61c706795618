// What the guides show of HTTP is what docs/openapi.yaml describes: requests, replies, and what is written into a page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inLanguages, placeOf, root } from './support/blocks.js';
import { exchangesIn, type Exchange } from './support/exchanges.js';

type Content = { readonly content?: Readonly<Record<string, { readonly schema: unknown }>>; readonly $ref?: string };
interface Operation {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

const reader = new Validator();
await reader.validate(readFileSync(path.join(root, 'docs/openapi.yaml'), 'utf8'));
const contract = reader.specification as unknown as { paths: Record<string, Record<string, Operation>> };
const schemas = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });
schemas.addSchema(contract, 'contract');

/** @returns what does not fit, in words */
function faultsOf(pointer: string, value: unknown): string {
  const fits = schemas.getSchema(`contract#${pointer}`);
  assert.ok(fits, pointer);
  return fits(value) ? '' : schemas.errorsText(fits.errors);
}
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where in the contract a request is described. */
function operationOf({ method, target }: Exchange['request']): { operation: Operation; pointer: string } {
  const asked = target.replace(/^\/bank|\?.*$/g, '');
  const paths = Object.keys(contract.paths).sort((a, b) => a.split('{').length - b.split('{').length);
  const found = paths.find((each) => new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(asked));
  const operation = found && contract.paths[found]?.[method.toLowerCase()];
  assert.ok(found && operation, `${method} ${target}`);
  return { operation, pointer: `/paths/${escaped(found)}/${method.toLowerCase()}` };
}

/** Where the body of a reply is described: by its status, or by the class of it. */
function replyPointer({ operation, pointer }: ReturnType<typeof operationOf>, { status, type }: Exchange['reply']) {
  const key = [status, `${status[0]}XX`].find((each) => Object.hasOwn(operation.responses, each));
  assert.ok(key, `The contract has no ${status}.`);
  const shared = operation.responses[key]?.$ref?.slice(1);
  return `${shared ?? `${pointer}/responses/${key}`}/content/${escaped(type)}/schema`;
}

const exchanges = inLanguages('http').flatMap((block) =>
  exchangesIn(block.code).map((exchange) => ({ exchange, place: placeOf(block) })),
);

describe('the exchanges in the guides', () => {
  it('are there', () => assert.ok(exchanges.length >= 5));

  for (const { exchange, place } of exchanges) {
    const { request, reply } = exchange;
    it(`are of the contract: ${request.method} ${request.target}, ${reply.status} (${place})`, () => {
      const described = operationOf(request);
      assert.equal(request.headers.get('X-Requested-With'), 'internetbank-login');
      assert.equal(request.body !== undefined, described.operation.requestBody !== undefined);
      if (request.body !== undefined) {
        const pointer = `${described.pointer}/requestBody/content/application~1json/schema`;
        assert.equal(faultsOf(pointer, request.body), '');
      }
      assert.equal(faultsOf(replyPointer(described, reply), reply.body), '');
      assert.equal(reply.headers.get('Cache-Control'), 'no-store');
    });
  }

  it('would not pass with three digits', () => {
    const show = { kind: 'control-code', controlCode: '042' };
    assert.notEqual(faultsOf('/components/schemas/LoginReply', { status: 'pending', session: { id: 'a' }, show }), '');
  });
});

describe('what the guides show of the contract', () => {
  const replies = inLanguages('json').flatMap((block) =>
    block.code
      .split('\n')
      .filter((line) => /^\{ "status": /.test(line))
      .map((line) => ({ place: placeOf(block), reply: JSON.parse(line) as { status: string } })),
  );
  it('has replies', () => assert.ok(replies.length >= 4));
  for (const { place, reply } of replies) {
    it(`is a reply: ${reply.status} (${place})`, () => {
      assert.equal(faultsOf('/components/schemas/LoginReply', reply), '');
    });
  }

  const handed = inLanguages('html').flatMap((block) =>
    [...block.code.matchAll(/ options='([^']+)'/g)].map(([, options = '']) => ({ place: placeOf(block), options })),
  );
  it('has options in a page', () => assert.ok(handed.length >= 1));
  for (const { place, options } of handed) {
    it(`is what a bank offers (${place})`, () => {
      assert.equal(faultsOf('/components/schemas/LoginOptions', JSON.parse(options)), '');
    });
  }

  it('lists the requests of the contract, and no other', () => {
    const [, table = ''] = readFileSync(path.join(root, 'docs/backend.md'), 'utf8').split('## What the widget asks');
    const listed = [...table.matchAll(/^\| `(\w+) \{endpoint\}([^`?]+)[^`]*` +\|[^|]*\| (\d{3})/gm)];
    const told = listed.map(([, method = '', at = '', status = '']) => `${method} ${at} ${status}`);
    const described = Object.entries(contract.paths).flatMap(([at, item]) =>
      Object.entries(item)
        .filter(([, operation]) => Object.hasOwn(operation, 'responses'))
        .map(([method, { responses }]) => `${method.toUpperCase()} ${at} ${Object.keys(responses)[0]}`),
    );
    assert.deepEqual(told.sort(), described.sort());
  });
});
