import type { LoginAdapter, LoginReply } from '../../src/flow/adapter.js';

export type Verb = keyof Required<LoginAdapter>;

/** One thing that the widget and the bank say to each other. */
export type Said =
  | { readonly way: 'request'; readonly verb: Verb; readonly about: string; readonly detail: unknown }
  | { readonly way: 'reply'; readonly verb: Verb; readonly reply: LoginReply | undefined; readonly detail: unknown }
  | { readonly way: 'fault'; readonly verb: Verb; readonly problem: string }
  /** Nobody waits for the reply any longer. */
  | { readonly way: 'ended'; readonly verb: Verb };

interface Call<Reply> {
  readonly verb: Verb;
  readonly about?: string;
  readonly detail?: unknown;
  readonly signal?: AbortSignal;
  readonly ask: (bank: LoginAdapter) => Promise<Reply>;
  readonly replyIn?: (answer: Reply) => LoginReply | undefined;
}

/**
 * An adapter that stands in front of another, and tells what is said.
 * @param load gives the other one, whenever it is asked something
 */
export function overheard(load: () => Promise<LoginAdapter>, hear: (said: Said) => void): Required<LoginAdapter> {
  async function pass<Reply>({ verb, about = '', detail, signal, ask, replyIn }: Call<Reply>): Promise<Reply> {
    hear({ way: 'request', verb, about, detail });
    try {
      const answer = await ask(await load());
      hear(signal?.aborted ? { way: 'ended', verb } : { way: 'reply', verb, reply: replyIn?.(answer), detail: answer });
      return answer;
    } catch (error) {
      hear(signal?.aborted ? { way: 'ended', verb } : { way: 'fault', verb, problem: problemOf(error) });
      throw error;
    }
  }
  const same = (reply: LoginReply) => reply;
  return {
    options: (request, signal) =>
      pass({ verb: 'options', detail: request, signal, ask: (bank) => bank.options(request, signal) }),
    start: (request, signal) =>
      pass({
        verb: 'start',
        about: request.method,
        detail: request,
        signal,
        ask: (bank) => bank.start(request, signal),
        replyIn: same,
      }),
    poll: (session, signal) =>
      pass({ verb: 'poll', detail: session, signal, ask: (bank) => bank.poll(session, signal), replyIn: same }),
    submit: (session, answer, signal) =>
      pass({
        verb: 'submit',
        about: answer.kind,
        detail: [session, answer],
        signal,
        ask: (bank) => bank.submit(session, answer, signal),
        replyIn: same,
      }),
    cancel: (session) => pass({ verb: 'cancel', detail: session, ask: async (bank) => bank.cancel?.(session) }),
    resume: (signal) =>
      pass({ verb: 'resume', signal, ask: async (bank) => bank.resume?.(signal), replyIn: (found) => found?.reply }),
  };
}

/** The widget's own class of errors comes with its script, which is not there yet when this is loaded. */
function problemOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'problem' in error ? String(error.problem) : 'unexpected';
}
