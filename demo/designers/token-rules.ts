// Which tokens made what an element wears, read off the style rules that meet it.
import { splitOutside } from '../shared/theme/values.js';

const TOKEN = /var\(--_([\w-]+)/g;
const inherited = ['color', 'font-family', 'font-size'];

/** All rules that count now, those within conditions too. */
function* rulesIn(rules: Iterable<CSSRule>): Generator<CSSStyleRule> {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) yield rule;
    const isMet =
      rule instanceof CSSMediaRule
        ? matchMedia(rule.conditionText).matches
        : rule instanceof CSSSupportsRule
          ? CSS.supports(rule.conditionText)
          : false;
    if (isMet && rule instanceof CSSGroupingRule) yield* rulesIn(rule.cssRules);
  }
}

/** `:host` and its like belong to the element that has the root. */
function meets(element: Element, { selectorText }: CSSStyleRule, isHost: boolean): boolean {
  if (!isHost) return !selectorText.includes(':host') && element.matches(selectorText);
  return splitOutside(selectorText, ',').some((selector) => {
    const host = /^:host(?:\((.*)\))?$/.exec(selector);
    return host !== null && element.matches(host[1] ?? '*');
  });
}

/** By property. Of two rules for one property the later one is told. */
function ownTokens(element: Element): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const root = element.getRootNode();
  const around = root instanceof ShadowRoot ? root.adoptedStyleSheets : [];
  for (const [sheets, isHost] of [
    [element.shadowRoot?.adoptedStyleSheets ?? [], true],
    [around, false],
  ] as const) {
    for (const rule of sheets.flatMap((sheet) => [...rulesIn(sheet.cssRules)])) {
      if (!meets(element, rule, isHost)) continue;
      for (const [, property = '', value = ''] of rule.style.cssText.matchAll(/([\w-]+):\s*([^;]*)/g)) {
        if (property.startsWith('--')) continue;
        const names = [...value.matchAll(TOKEN)].map(([, name = '']) => `--ibl-${name}`);
        if (names.length > 0) found.set(property, names);
        else found.delete(property);
      }
    }
  }
  return found;
}

const parentOf = (element: Element): Element | undefined => {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
};

/** For each property that a token made: `border: --ibl-line`. What text takes from around it is told too. */
export function tokensOf(element: Element, within: Element): string[] {
  const found = ownTokens(element);
  for (const property of inherited) {
    for (let around = parentOf(element); around && !found.has(property);) {
      const names = ownTokens(around).get(property);
      if (names) found.set(property, names);
      around = around === within ? undefined : parentOf(around);
    }
  }
  return [...found].map(([property, names]) => `${property}: ${[...new Set(names)].join(' ')}`);
}
