import type { LoginAdapter, LoginReply } from '../../src/flow/adapter.js';

export type Verb = keyof Required<LoginAdapter>;

/** One thing that the widget and the bank say to each other. */
export type Said =
  | { readonly way: 'request'; readonly verb: Verb; readonly about: string; readonly detail: unknown }
  | { readonly way: 'reply'; readonly verb: Verb; readonly reply: LoginReply | undefined; readonly detail: unknown }
  | { readonly way: 'fault'; readonly verb: Verb; readonly problem: string }
  /** Nobody waits for the reply any longer. */
  | { readonly way: 'ended'; readonly verb: Verb };

interface Call {
  readonly verb: Verb;
  readonly about?: string;
  readonly detail?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * An adapter that stands in front of another, and tells what is said.
 * @param load gives the other one, whenever it is asked something
 */
export function overheard(load: () => Promise<LoginAdapter>, hear: (said: Said) => void): Required<LoginAdapter> {
  async function pass<Answer>(call: Call, ask: (bank: LoginAdapter) => Answer): Promise<Awaited<Answer>> {
    const { verb, about = '', detail, signal } = call;
    const isAwaited = () => !signal?.aborted;
    hear({ way: 'request', verb, about, detail });
    try {
      const answer = await ask(await load());
      hear(isAwaited() ? { way: 'reply', verb, reply: replyIn(answer), detail: answer } : { way: 'ended', verb });
      return answer;
    } catch (error) {
      hear(isAwaited() ? { way: 'fault', verb, problem: problemOf(error) } : { way: 'ended', verb });
      throw error;
    }
  }
  return {
    options: (detail, signal) => pass({ verb: 'options', detail, signal }, (bank) => bank.options(detail, signal)),
    start: (detail, signal) =>
      pass({ verb: 'start', about: detail.method, detail, signal }, (bank) => bank.start(detail, signal)),
    poll: (detail, signal) => pass({ verb: 'poll', detail, signal }, (bank) => bank.poll(detail, signal)),
    submit: (session, answer, signal) =>
      pass({ verb: 'submit', about: answer.kind, detail: [session, answer], signal }, (bank) =>
        bank.submit(session, answer, signal),
      ),
    cancel: (detail) => pass({ verb: 'cancel', detail }, (bank) => bank.cancel?.(detail)),
    resume: (signal) => pass({ verb: 'resume', signal }, (bank) => bank.resume?.(signal)),
  };
}

/** What is said of a login: an answer of its own, or within what a page finds of an earlier one. */
function replyIn(answer: unknown): LoginReply | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('status' in answer) return answer as LoginReply;
  return 'reply' in answer ? (answer.reply as LoginReply) : undefined;
}

/** The widget's own class of errors comes with its script, which is not there yet when this is loaded. */
function problemOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'problem' in error ? String(error.problem) : 'unexpected';
}
