/** The keys of the texts, taken from the English file: a misspelt key does not compile. */
import type english from '../../locales/en.json';

type Leaves<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : Leaves<T[K], `${Path}${K}.`>;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Base
  : K;

export type TextKey = WithoutPlural<Leaves<typeof english>>;

/** Looks a text up. A new function for each language, so that passing it on renders anew just what shows texts. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of one language, a lower-case BCP 47 primary tag. */
export interface Texts {
  readonly language: string;
  readonly t: Translate;
}

/** A part of a locale file, with the same nesting. */
export interface TextOverrides {
  readonly [key: string]: string | TextOverrides;
}

/** By language. */
export type Overrides = Readonly<Record<string, TextOverrides>>;
