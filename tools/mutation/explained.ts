/** Survivors that change nothing anybody could see, or that Node cannot tell apart. They count as survived all the same. */
export interface Explained {
  readonly file: string;
  /** Of the line that was changed. */
  readonly line: string;
  readonly replacement?: string;
  readonly why: string;
}

export const explained: readonly Explained[] = [
  {
    file: 'src/adapters/http-request.ts',
    line: "headers.get('Content-Type') ?? ''",
    replacement: '"Stryker was here!"',
    why: 'Any text that names no JSON is refused like none.',
  },
  {
    file: 'src/adapters/http-request.ts',
    line: "headers.get('Retry-After') ?? ''",
    replacement: '"Stryker was here!"',
    why: 'Any text that is neither a number nor a date says as little as none.',
  },
  {
    file: 'src/adapters/http-request.ts',
    line: "Date.parse(headers.get('Date') ?? '')",
    replacement: '"Stryker was here!"',
    why: 'Any text that is no date says as little as none.',
  },
  {
    file: 'src/adapters/web-eid.ts',
    line: "return meanings[code] ?? 'id-card-problem'",
    why: 'The table was just asked whether it has the code; the second word is for the type checker.',
  },
  {
    file: 'src/flow/calls.ts',
    line: "Promise.reject(new Thrown('', { cause }))",
    replacement: '"Stryker was here!"',
    why: 'The wrapper is opened before anybody sees it: its own words are never read.',
  },
  {
    file: 'src/flow/closing.ts',
    line: "(event.type === 'failed' && event.problem === 'session-lost')",
    replacement: 'true',
    why: 'No other event has a problem; the comparison is for the type checker.',
  },
  {
    file: 'src/flow/closing.ts',
    line: 'adapter.cancel?.(session)',
    replacement: 'adapter.cancel(session)',
    why: 'A call that is not there would be a failure, and those of this call are ignored.',
  },
  {
    file: 'src/flow/closing.ts',
    line: '} catch {',
    replacement: '{}',
    why: 'A function that ends without a word returns `undefined` too.',
  },
  {
    file: 'src/flow/follow.ts',
    line: "const hasQr = picture.show.kind === 'device-link'",
    replacement: 'true',
    why: 'Nothing but a device link has a `qr`; the comparison is for the type checker.',
  },
  {
    file: 'src/flow/gate.ts',
    line: 'return host !== undefined && !allows(',
    replacement: 'true',
    why: 'No policy allows the host `undefined`, and the answer is `undefined` either way.',
  },
  {
    file: 'src/flow/polling.ts',
    line: "if (state.step !== 'waiting' || state.show.kind === 'id-card') return",
    replacement: 'false',
    why: 'Whoever left the step has ended its effect, and nobody hears what is thrown then; the comparison is for the type checker.',
  },
  {
    file: 'src/flow/polling.ts',
    line: "state.step === 'waiting' ? state.pollAfterMs : 0",
    replacement: 'true',
    why: 'There is no next poll once the step was left; the comparison is for the type checker.',
  },
  {
    file: 'src/flow/polling.ts',
    line: "state.step === 'waiting' && state.contact === 'paused'",
    replacement: 'true',
    why: 'No other step has a contact that is paused; the comparison is for the type checker.',
  },
  {
    file: 'src/flow/reply.ts',
    line: 'given !== undefined && Number.isInteger(given)',
    replacement: 'true',
    why: '`undefined` is no integer; the comparison is for the type checker.',
  },
  {
    file: 'src/flow/reply.ts',
    line: "typeof value === 'number' && Number.isFinite(value)",
    replacement: 'true',
    why: 'Nothing but a number is finite to `Number.isFinite`; the comparison is for the type checker.',
  },
  {
    file: 'src/flow/runner.ts',
    line: 'readonly #queue: FlowEvent[] = []',
    why: 'What is no event has no rule, and changes nothing.',
  },
  {
    file: 'src/flow/runner.ts',
    line: 'for (let isHeard = true; ;)',
    replacement: 'false',
    why: 'A generator does not look at what its first `next` is given.',
  },
  {
    file: 'src/flow/state.ts',
    line: "state.step === 'checking' && state.contact === 'lost'",
    replacement: 'true',
    why: 'Nothing but an answer is ever `lost`; the step is for the type checker.',
  },
  {
    file: 'src/flow/transition.ts',
    line: 'entered: state.entered + 1',
    replacement: 'state.entered - 1',
    why: 'It only has to be another number than before.',
  },
  {
    file: 'src/flow/transition.ts',
    line: "state.step === 'loading' ? state.entered + 1 : 0",
    replacement: 'state.entered - 1',
    why: 'It only has to be another number than before.',
  },
  {
    file: 'src/flow/transition.ts',
    line: "state.step === 'failed' && problems[knownProblem(state.problem)]",
    replacement: 'true',
    why: 'Without a problem it is as an unexpected one, which asks for no details; the step is for the type checker.',
  },
  {
    file: 'src/flow/follow.ts',
    line: "follow({ step: 'starting', memory",
    replacement: '""',
    why: 'Where a reply leads depends on the step before it only where something was shown.',
  },
  {
    file: 'src/flow/transition.ts',
    line: "state.step === 'identifying' && !state.method",
    replacement: 'true',
    why: 'Every other step that leads there has a method; the comparison is for the type checker.',
  },
  {
    file: 'src/flow/talk.ts',
    line: "if (state.step !== 'waiting' || state.show.kind !== 'id-card') return",
    why: 'Polling ends with a card or with the step, and nobody hears what is thrown then; the comparison is for the type checker.',
  },
];

export const explanationOf = (file: string, line: string, replacement = ''): string | undefined =>
  explained.find(
    (each) => file.endsWith(each.file) && line.includes(each.line) && (each.replacement ?? replacement) === replacement,
  )?.why;
