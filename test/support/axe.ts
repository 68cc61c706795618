import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules about a whole page, which a widget is not. */
const ofPages = axe
  .getRules(tags)
  .map(({ ruleId }) => ruleId)
  .filter((id) => /^(landmark-.*|region|page-has-heading-one|document-title|html-has-lang)$/.test(id));

/** What axe finds wrong with an element, one line each; none of the rules is left out but those about pages. */
export async function violationsOf(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    runOnly: { type: 'tag', values: tags },
    rules: Object.fromEntries(ofPages.map((id) => [id, { enabled: false }])),
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} – ${failureSummary ?? ''}`),
  );
}
