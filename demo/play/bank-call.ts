/** A refusal of the demo bank, with the problem's code. */
export class CallError extends Error {
  constructor(readonly problem: string) {
    super(problem);
  }
}

/**
 * Asks the demo bank, as a page of its own origin.
 * @returns the JSON of the answer, undefined when there is none
 * @throws {CallError}
 */
export async function callBank<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
      cache: 'no-store',
    });
  } catch {
    throw new CallError('unavailable');
  }
  const answer = (response.status === 204 ? undefined : await response.json().catch(() => undefined)) as unknown;
  if (!response.ok) throw new CallError((answer as { problem?: string } | undefined)?.problem ?? 'unexpected');
  return answer as Answer;
}
