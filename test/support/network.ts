import { browserImport, type Ask } from '../../src/loading/load-part.js';

const own = browserImport.ask;

/** What the browser was asked for since `playNetwork`, in order. */
export type Asked = string[];

/**
 * From now on, until `ownNetwork`, parts whose name matches come as `act` says: it may reject, never settle, or resolve to
 * have the part loaded as ever.
 */
export function playNetwork(part: RegExp, act: (attempt: number) => Promise<unknown>): Asked {
  const asked: Asked = [];
  browserImport.ask = async <T>(name: string, ask: Ask<T>, at: (url: string) => string): Promise<T> => {
    if (!part.test(name)) return own(name, ask, at);
    asked.push(name);
    await act(asked.length);
    return own(name, ask, at);
  };
  return asked;
}

export function ownNetwork(): void {
  browserImport.ask = own;
}

/** As browsers say it. */
export const lost = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
export const silent = (): Promise<never> => new Promise(() => {});
/** Fails so many times, then no more. */
export const lostTimes =
  (times: number) =>
  (attempt: number): Promise<unknown> =>
    attempt <= times ? lost() : Promise.resolve();
