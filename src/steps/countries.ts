/** The Baltic countries, by their ISO 3166 codes in small letters: whose personal codes and local phone numbers people type. */
export const countries = ['lt', 'lv', 'ee'] as const;
export type Country = (typeof countries)[number];

/** Where the page names none. */
export const usualCountries: readonly Country[] = ['lt', 'lv'];

/**
 * The countries that a page lists, separated by spaces, in its order and each once; the usual ones where it lists none that is
 * known. `unknown` holds what is no country of ours, as the page wrote it.
 */
export function countriesIn(list: unknown): { listed: readonly Country[]; unknown: readonly string[] } {
  if (list === null || list === undefined) return { listed: usualCountries, unknown: [] };
  if (typeof list !== 'string') return { listed: usualCountries, unknown: [`(${typeof list})`] };
  const words = [...new Set(list.toLowerCase().split(/\s+/).filter(Boolean))];
  const isCountry = (word: string): word is Country => countries.some((country) => country === word);
  const listed = words.filter(isCountry);
  return { listed: listed.length > 0 ? listed : usualCountries, unknown: words.filter((word) => !isCountry(word)) };
}
