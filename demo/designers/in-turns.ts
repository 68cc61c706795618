/** So many at once take nothing from each other for long: what a widget waits for comes before it gives up, on a slow machine too. */
const AT_ONCE = 4;

/** Does something with each, a few at a time. */
export async function inTurns<Item>(items: Iterable<Item>, act: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const next = async (): Promise<void> => {
    const item = waiting.shift();
    if (item === undefined) return;
    await act(item);
    await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
