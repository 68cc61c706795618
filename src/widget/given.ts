/** What a page hands over for the later screens, and what is wrong with it. */
import { cleanText } from '../flow/gate.js';
import { countries, countriesIn } from '../steps/countries.js';
import { userNumberFrom } from '../steps/user-number.js';

/** @param value what the page set, whatever it is */
export function aboutGiven(name: 'userNumber' | 'countries', value: unknown): string[] {
  if (name === 'userNumber') {
    return userNumberFrom(value) === undefined
      ? ['`user-number` is ignored: it takes 4 to 20 letters or digits, as text and without invisible characters.']
      : [];
  }
  const { unknown } = countriesIn(value);
  return unknown.length > 0
    ? [`\`countries\` is read in part: it takes ${countries.join(', ')}, not ${cleanText(unknown.join(', '))}.`]
    : [];
}

/** What of the element a page may get wrong. */
export interface Tag {
  readonly order: string | null | undefined;
  readonly methods: string | null | undefined;
  readonly allowedHosts: string | null | undefined;
  readonly webEid: { authenticate?: unknown } | null | undefined;
  getAttributeNames(): string[];
  getAttribute(name: string): string | null;
}

/** Signs that a page means something else than it says. Whether it does is known to `mistakes.ts`, which is loaded then. */
export const seemsOdd = (tag: Tag): boolean =>
  tag
    .getAttributeNames()
    .some((name) =>
      /^(texts|state|web-?eid|(allow|remember|user)\w+)=|=(\[object .*|undefined|null|NaN|false)$/.test(
        `${name}=${tag.getAttribute(name)}`,
      ),
    ) ||
  /[^\w.:[\]\s-]/.test(`${tag.methods} ${tag.allowedHosts}`) ||
  !/^(method-first|user-number-first|null|undefined)$/.test(`${tag.order}`) ||
  (!!tag.webEid && !tag.webEid.authenticate);
