/** What tools and pages say of the element: read from its header, by the analyzer that writes `custom-elements.json`. */
import { fileURLToPath } from 'node:url';
import { cli, type ElementDeclaration } from '@custom-elements-manifest/analyzer/cli.js';
import type { DescribedElement } from '../../demo/designers/described-element.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @throws when the analyzer finds no element */
export async function describeElement(): Promise<ElementDeclaration> {
  const { modules } = await cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });
  const element = modules[0]?.declarations[0];
  if (!element) throw new Error('The analyzer found no element: has custom-elements-manifest.config.mjs changed?');
  return element;
}

/** The same, without what only editors need. */
export async function describedElement(): Promise<DescribedElement> {
  const { cssParts, cssProperties, members, attributes, events, slots } = await describeElement();
  const properties = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const otherAttributes = attributes.filter(({ fieldName }) => !fieldName);
  return {
    tokens: Object.fromEntries(
      cssProperties.map(({ name, description = '' }) => [name.replace('--ibl-', ''), description]),
    ),
    parts: cssParts.map(described),
    events: events.map(described),
    slots: slots.map(described),
    attributes: [...properties, ...otherAttributes].map(
      ({ name, attribute, description = '', type, default: initial }) => ({
        name,
        attribute: attribute ?? name,
        description,
        type: type?.text ?? '',
        default: initial ?? '',
      }),
    ),
  };
}

const described = ({ name, description = '' }: { name: string; description?: string }) => ({ name, description });
