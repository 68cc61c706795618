// Checks an OpenAPI description against the specification's own schema, and that every reference leads somewhere.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';

const file = process.argv[2] ?? 'docs/openapi.yaml';
const validator = new Validator();
const { valid, errors } = await validator.validate(readFileSync(file, 'utf8'));
const faults = valid
  ? []
  : [errors].flat().map((error) => `${error.instancePath ?? ''} ${error.message ?? error}`.trim());

const description = valid ? validator.specification : {};
const find = (reference) =>
  reference
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, part) => value?.[part], description);
const operationIds = new Set();
const visit = (node, where) => {
  if (!node || typeof node !== 'object') return;
  if (typeof node.$ref === 'string' && (!node.$ref.startsWith('#/') || find(node.$ref) === undefined)) {
    faults.push(`${where}: ${node.$ref} leads nowhere`);
  }
  if (typeof node.operationId === 'string') {
    if (operationIds.has(node.operationId)) faults.push(`${where}: the operationId ${node.operationId} is used twice`);
    operationIds.add(node.operationId);
  }
  for (const [key, value] of Object.entries(node)) visit(value, `${where}/${key}`);
};
visit(description, '');

for (const fault of faults) console.error(`${file}: ${fault}`);
if (faults.length === 0) console.log(`${file}: valid OpenAPI ${validator.version}, ${operationIds.size} operations`);
process.exitCode = faults.length === 0 ? 0 : 1;
