/**
 * The runner clones what a failed assertion was about before it sends it. An element cannot be cloned: nothing would be heard of the
 * test, and the whole run would wait for it. What cannot be cloned is told in words. Nothing inside has a name: what keeps names would
 * have to be in the page.
 */
function tellFailures(): void {
  const clone = structuredClone;
  globalThis.structuredClone = (value, options) => {
    try {
      return clone(value, options);
    } catch {
      const seen = new Set<unknown>();
      const text = JSON.stringify(value, (_key, each: unknown) => {
        if (typeof each === 'function' || typeof each === 'symbol') return String(each);
        if (typeof each !== 'object' || each === null) return each;
        const isPlain = [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(each) as null);
        if (!isPlain || seen.has(each)) return Object.prototype.toString.call(each);
        seen.add(each);
        return each;
      });
      return JSON.parse(text) as typeof value;
    }
  };
}

/**
 * A dialog of the browser waits for a person, and with it the page, its tests and the whole run; and of a page that is left nothing is
 * heard any more. Only what should have been held back opens or leaves: the test during which it does fails, by an error that nobody caught.
 */
function stay(): void {
  for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
    globalThis[name] = () => {
      throw new Error(`The page called ${name}().`);
    };
  // Not in every browser.
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    const { destination, downloadRequest } = event as Event & {
      readonly destination: { readonly sameDocument: boolean; readonly url: string };
      readonly downloadRequest: string | null;
    };
    if (destination.sameDocument || downloadRequest !== null || !event.cancelable) return;
    event.preventDefault();
    reportError(new Error(`The page was about to leave for ${destination.url}`));
  });
}

/** The page of a test file. */
export const testPage = (framework: string): string => `<!doctype html>
<html>
  <head></head>
  <body>
    <script>
      (${String(tellFailures)})();
      (${String(stay)})();
    </script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;
