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

/** The page of a test file. */
export const testPage = (framework: string): string => `<!doctype html>
<html>
  <head></head>
  <body>
    <script>(${String(tellFailures)})();</script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;
