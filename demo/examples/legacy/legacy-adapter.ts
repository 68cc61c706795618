import {
  LoginError,
  type KnownProblem,
  type LoginAdapter,
  type LoginReply,
  type Session,
} from 'internetbank-login/flow.js';

const BEGIN = '10';
const INQUIRE = '20';
const ANSWER = '30';
const END = '90';

/** How a login ends. All that concerns the account is one problem, so that a stranger learns nothing. */
const endings: Readonly<Record<string, KnownProblem>> = {
  41: 'user-refused',
  42: 'wrong-control-code',
  43: 'expired',
  45: 'locked',
  51: 'account-problem',
  52: 'account-problem',
  53: 'account-problem',
};
/** What says nothing of the person is thrown. A poll is repeated after `too-many-requests` and `unavailable`. */
const errors: Readonly<Record<string, KnownProblem>> = {
  61: 'session-lost',
  71: 'too-many-requests',
  81: 'maintenance',
  89: 'unavailable',
};
const languages: Readonly<Record<string, string>> = { lt: '1', lv: '2', en: '3' };

export function createLegacyAdapter(address: string): LoginAdapter {
  /** The old bank tells the code once, at the start. Each reply of ours has to show it. */
  let shown = { sessionId: '', controlCode: '' };

  async function call(fields: Record<string, string>, signal?: AbortSignal): Promise<URLSearchParams> {
    signal?.throwIfAborted();
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields), // a form, as the old page sends it
      headers: { 'X-Requested-With': 'internetbank-login' },
      redirect: 'error', // to the old page, say
      keepalive: fields['FN'] === END, // sent also while the page is being left
      signal: signal ?? null,
    });
    if (!response.ok) throw new LoginError('unavailable');
    const answer = new URLSearchParams(await response.text());
    const code = answer.get('RC');
    if (code === null) throw new LoginError('bad-reply');
    const problem = errors[code];
    if (problem === undefined) return answer;
    const waitMs = Number(answer.get('WAIT')) * 1_000;
    throw new LoginError(problem, waitMs > 0 ? { retryAfterMs: waitMs } : {});
  }

  /** The network fails with a TypeError. What was aborted stays so. */
  const ask: typeof call = async (fields, signal) => {
    try {
      return await call(fields, signal);
    } catch (cause) {
      if (signal?.aborted || cause instanceof LoginError) throw cause;
      throw new LoginError('unavailable', { cause });
    }
  };

  function replyTo(session: Session, answer: URLSearchParams): LoginReply {
    const code = answer.get('RC') ?? '';
    switch (code) {
      case '0':
        return { status: 'success', redirectUrl: '/accounts' };
      case '1':
        return {
          status: 'pending',
          session,
          // Without its code a login can only be finished in the app: another page began it.
          show:
            shown.sessionId === session.id ? { kind: 'control-code', controlCode: shown.controlCode } : { kind: 'app' },
          ...(answer.has('TTL') && { expiresInMs: Number(answer.get('TTL')) * 1_000 }),
        };
      case '2':
      case '44':
        return {
          status: 'prompt',
          session,
          prompt: { kind: 'code-card', reason: 'sign-in', position: answer.get('POS') ?? '', length: 6 },
          ...(answer.has('LEFT') && { attemptsLeft: Number(answer.get('LEFT')) }),
          ...(code === '44' && { problem: 'wrong-code' }),
        };
      default:
        return {
          status: 'failure',
          problem: endings[code] ?? 'unexpected',
          ...(answer.has('REF') && { reference: answer.get('REF') ?? '' }),
        };
    }
  }

  return {
    async options(_request, signal) {
      signal.throwIfAborted(); // nothing is asked: the old bank has one way to log in
      return { methods: [{ id: 'smart-id-push', asks: ['userNumber'] }] };
    },
    async start({ identity, language }, signal) {
      const fields = { FN: BEGIN, USER: identity.userNumber ?? '', LANG: languages[language] ?? '3' };
      const answer = await ask(fields, signal);
      const session = { id: answer.get('SID') ?? '' };
      shown = { sessionId: session.id, controlCode: answer.get('CHK') ?? '' };
      return replyTo(session, answer);
    },
    async poll(session, signal) {
      return replyTo(session, await ask({ FN: INQUIRE, SID: session.id }, signal));
    },
    async submit(session, { value }, signal) {
      return replyTo(session, await ask({ FN: ANSWER, SID: session.id, CODE: value }, signal));
    },
    async cancel(session) {
      await ask({ FN: END, SID: session.id });
    },
  };
}
