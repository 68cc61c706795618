/** One thing that an element does for as long as it lasts: it ends when the next begins, or the element leaves the page. */
export class Lifetime {
  #own: AbortController | undefined;

  /** That `work` was ended is no fault of its. */
  begin(work: (signal: AbortSignal) => Promise<void>): void {
    this.end();
    const { signal } = (this.#own = new AbortController());
    void work(signal).catch(() => undefined);
  }

  end(): void {
    this.#own?.abort();
  }
}
