import type { FaultyFile } from './faulty-file.js';

/** What the texts, and the files that they are in, could do wrong. */
export const texts: readonly FaultyFile[] = [
  {
    file: 'src/i18n/overrides.ts',
    tests: ['test/i18n/overrides.ts', 'test/widget/links-and-texts.ts'],
    faults: [
      ['takes a text without its placeholders', 'if (placeholders(value) !== placeholders(base))', 'if (false)'],
      ['takes a text that nests another', "value.includes('$t(')", 'false'],
    ],
  },
  {
    file: 'src/loading/load-part.ts',
    tests: ['test/loading/load-part.test.ts'],
    faults: [
      ['takes a file without its hash', 'failures > 0 && !hasHashes()', 'failures > 0'],
      [
        'asks again for what a browser has given up',
        'failures > 0 && !hasHashes() ? `${url}?again=${failures}` : url',
        'url',
      ],
      ['forgets a file that comes late', 'late: [asked, ...late].slice(0, 2)', 'late: []'],
    ],
  },
  {
    file: 'src/i18n/translator.ts',
    tests: ['test/i18n/translator.ts', 'test/widget/language.ts'],
    faults: [
      ['shows the language that came last', 'wish === this.#wish ? load : this.#wish!', 'load'],
      ['keeps words of before an override', 'this.#i18next = undefined;', ''],
    ],
  },
];
