// Makes one file of a room's tests, for mocha in Node: `tsx tools/mutation/bundle.ts <room> <file>`. It runs in the folder that
// holds the mutated source.
import path from 'node:path';
import { build } from 'esbuild';
import { rooms, type RoomName } from './rooms.js';

const [room, outfile] = process.argv.slice(2) as [RoomName, string];
const here = import.meta.dirname;

await build({
  stdin: {
    contents: [path.join(here, 'page.ts'), ...rooms[room].tests.map((file) => path.resolve(file))]
      .map((file) => `import ${JSON.stringify(file)};`)
      .join('\n'),
    resolveDir: process.cwd(),
  },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  alias: { '@open-wc/testing': path.join(here, 'expect.ts'), 'node:test': path.join(here, 'node-test.ts') },
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  // The package says that its modules have no side effects; tests are nothing but one.
  ignoreAnnotations: true,
  logLevel: 'error',
});
