// What may be shown of a conversation: names and states as they are, everything about a person only as a hint of it.

/** Fields whose values say nothing about anybody. All others are masked. */
const open = new Set(
  (
    'status kind reason position length choose problem attemptsLeft expiresInMs pollAfterMs retryAfterMs ageMs activated ' +
    'method methods asks language device step reference label'
  ).split(' '),
);
/** Of what people can tell apart by its ends, the ends stay. */
const recognisable = new Set(['userNumber', 'personalCode', 'phoneNumber']);
const LONGEST_LIST = 30;
const DEEPEST = 6;

const dots = (text: string) => '•'.repeat(Math.min(text.length, 8));

function ends(text: string) {
  if (text.length < 4) return dots(text);
  return `${text[0]}${'•'.repeat(text.length - 2)}${text.at(-1)}`;
}

/**
 * @param name of the field that holds it
 * @returns a copy without personal data, codes and links
 */
export function masked(value: unknown, name: string = '', depth: number = 0): unknown {
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item) => masked(item, name, depth + 1));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        // The id of a method is no secret, the id of a session is.
        const isMethod = key === 'id' && name === 'methods';
        return [key, masked(inner, isMethod ? 'method' : key, depth + 1)];
      }),
    );
  }
  if (typeof value !== 'string')
    return open.has(name) || typeof value === 'boolean' ? value : typeof value === 'number' ? '•' : value;
  if (open.has(name)) return value;
  return recognisable.has(name) ? ends(value) : dots(value);
}
