/** What is mutated, and the tests that have to notice. */
export interface Room {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

const gate = ['gate', 'offer', 'reply'].map((name) => `src/flow/${name}.ts`);
const http = ['aborting', 'errors', 'headers', 'network', 'requests', 'retry-after', 'time-limit', 'unreadable'];

export const rooms = {
  /** A part of the conversation, and of its tests. */
  gate: { mutate: gate, tests: ['test/flow/all.ts'] },
  flow: {
    mutate: ['src/flow/*.ts', ...gate.map((file) => `!${file}`)],
    tests: ['test/flow/all.ts', 'test/flow/server.node.ts'],
  },
  adapters: {
    mutate: ['src/adapters/*.ts'],
    tests: [
      ...http.map((subject) => `test/adapters/http/${subject}.node.ts`),
      'test/adapters/callback.node.ts',
      'test/adapters/web-eid.test.ts',
    ],
  },
} satisfies Record<string, Room>;
export type RoomName = keyof typeof rooms;
