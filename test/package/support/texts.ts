import { readFileSync } from 'node:fs';
import type english from '../../../locales/en.json';

export const texts = (language: string): typeof english =>
  JSON.parse(readFileSync(new URL(`../../../locales/${language}.json`, import.meta.url), 'utf8')) as typeof english;
