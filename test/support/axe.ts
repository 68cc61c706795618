import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules about a whole page, which a widget is not. */
const ofPages = /^(landmark-.*|region|page-has-heading-one|document-title|html-has-lang)$/;
const rules = axe.getRules(tags).filter(({ ruleId }) => !ofPages.test(ruleId));
const idsOf = (some: typeof rules) => some.map(({ ruleId }) => ruleId);
const ids = {
  all: idsOf(rules),
  /** The rules whose verdict a change of theme can change. */
  colours: idsOf(rules.filter((rule) => rule.tags.includes('cat.color'))),
};

/** What axe finds wrong with an element, one line each. */
export async function violationsOf(element: Element, which: keyof typeof ids = 'all'): Promise<string[]> {
  const { violations } = await axe.run(element, {
    runOnly: { type: 'rule', values: ids[which] },
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} – ${failureSummary ?? ''}`),
  );
}
