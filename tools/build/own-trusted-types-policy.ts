import type { Plugin } from 'rollup';

/**
 * Gives the bundled copy of lit-html a Trusted Types policy of its own name. A page may hold another Lit (the name would be
 * a duplicate) or not list `lit-html` in its policy, and createPolicy throws for both, before any element is defined. So a
 * refusal must not stop the import either. A second copy of the bundle never renders, as the elements are already defined:
 * it asks for no policy, which would be reported as a violation.
 */
export function ownTrustedTypesPolicy(name: string): Plugin {
  const creation = /\b(\w+)\.createPolicy\("lit-html",(\{createHTML:(\w+)=>\3\})\)/g;
  let replaced = 0;
  return {
    name: 'own-trusted-types-policy',
    buildStart() {
      replaced = 0;
    },
    transform(code, id) {
      if (!/[\\/]lit-html[\\/]lit-html\.js$/.test(id)) return null;
      const changed = code.replace(creation, (_, factory: string, rules: string) => {
        replaced++;
        return `(()=>{try{if(!customElements.get("${name}"))return ${factory}.createPolicy("${name}",${rules})}catch{}})()`;
      });
      return { code: changed, map: null };
    },
    buildEnd(error) {
      if (!error && replaced !== 1) {
        this.error(
          `Expected to rename one Trusted Types policy in lit-html, but found ${replaced}: has lit-html changed?`,
        );
      }
    },
  };
}
