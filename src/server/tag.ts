import type { LoginProperties } from '../widget/login-properties.js';

/** By property, the attribute that says the same. */
const attributes = {
  id: 'id',
  class: 'class',
  lang: 'lang',
  endpoint: 'endpoint',
  options: 'options',
  methods: 'methods',
  order: 'order',
  resume: 'resume',
  rememberMethod: 'remember-method',
  allMethods: 'all-methods',
  allowedHosts: 'allowed-hosts',
  userNumber: 'user-number',
  countries: 'countries',
  allowFraming: 'allow-framing',
} as const;

type Name = keyof typeof attributes;

/** What of a login can be said in a tag. */
export type Tag = Partial<Pick<LoginProperties, Exclude<Name, 'id' | 'class' | 'lang'>>> & {
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly lang?: string | undefined;
};

/** The tag's opening, with all that it says. */
export function openingTag(tag: Tag): string {
  const said = (Object.keys(attributes) as Name[]).map((name) => attribute(attributes[name], tag[name]));
  return `<internetbank-login${said.join('')}>`;
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (value === true) return ` ${name}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return ` ${name}="${escaped(text)}"`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
export const escaped = (text: string): string => text.replace(/[&"<>]/g, (character) => entities[character] ?? '');
