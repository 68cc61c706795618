import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/protocols/vectors');

/**
 * Values that the services' owners and their client libraries publish. They lie beside the repository, not in it.
 * @returns what is in the file, believed to be a `T`; undefined where it is not there
 */
export function publishedVectors<T>(name: string): T | undefined {
  const file = path.join(folder, name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
