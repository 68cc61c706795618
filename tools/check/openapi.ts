// Checks an OpenAPI description against the specification's own schema, and that every reference leads somewhere.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';

const file = process.argv[2] ?? 'docs/openapi.yaml';
const validator = new Validator();
const { valid, errors } = await validator.validate(readFileSync(file, 'utf8'));
const inWords = (error: { instancePath?: string; message?: string } | string) =>
  typeof error === 'string' ? error : `${error.instancePath ?? ''} ${error.message ?? ''}`.trim();
const faults = valid ? [] : [errors ?? []].flat().map(inWords);

const description: unknown = valid ? validator.specification : {};
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const find = (reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(member, description);
const operationIds = new Set<string>();
const visit = (node: unknown, where: string): void => {
  if (!node || typeof node !== 'object') return;
  const [reference, operationId] = [member(node, '$ref'), member(node, 'operationId')];
  if (typeof reference === 'string' && (!reference.startsWith('#/') || find(reference) === undefined)) {
    faults.push(`${where}: ${reference} leads nowhere`);
  }
  if (typeof operationId === 'string') {
    if (operationIds.has(operationId)) faults.push(`${where}: the operationId ${operationId} is used twice`);
    operationIds.add(operationId);
  }
  for (const [key, value] of Object.entries(node)) visit(value, `${where}/${key}`);
};
visit(description, '');

for (const fault of faults) console.error(`${file}: ${fault}`);
if (faults.length === 0) console.log(`${file}: valid OpenAPI ${validator.version}, ${operationIds.size} operations`);
process.exitCode = faults.length === 0 ? 0 : 1;
