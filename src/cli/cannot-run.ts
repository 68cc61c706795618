/** Nothing can be said of the bank: what is missing, in a sentence. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

/** @returns what an error says, with what lies behind it */
export function inOneLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, name, cause } = error;
  const behind = cause instanceof Error ? cause.message || cause.name : '';
  return message.includes(behind) ? message || name : `${message} (${behind})`;
}
