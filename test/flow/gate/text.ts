import { expect } from '@open-wc/testing';
import { cleanText, plainProblem } from '../../../src/flow/gate.js';
import { failureReply } from '../../support/scripted-adapter.js';
import { check, checkAll, expectRefused, asked } from './checks.js';

describe('text from the bank', () => {
  for (const [name, given, clean] of [
    ['line breaks and tabs', 'one\r\n\ttwo', 'one two'],
    ['bidi overrides', '\u202eabc\u202c\u2066d\u2069', 'abcd'],
    ['zero-width characters', 'a\u200b\u200c\u200d\ufeffb', 'ab'],
    ['NUL and escape', 'a\u0000\u001bb', 'a b'],
    ['paragraph separators', 'a\u2028\u2029b', 'a b'],
    ['spaces around', '  a  ', 'a'],
  ] as const) {
    it(`loses ${name}`, () => expect(cleanText(given)).to.equal(clean));
  }
  it('keeps its letters and its markup characters, which are shown as text', () => {
    const text = 'Ąžuolas „Ķēniņš“ <b>&amp;</b> 日本 😀';
    expect(cleanText(text)).to.equal(text);
  });
  it('is cut to 300 characters, none of them halved', () => {
    expect([...cleanText('😀'.repeat(400))]).to.deep.equal(Array.from({ length: 300 }, () => '😀'));
  });
  it('refuses anything else', () => expectRefused(() => check(failureReply('expired', { reference: ['x'] }))));
  it('is cleaned wherever it comes in', () => {
    const dirty = '\u202ea\u0000b'.padEnd(400, 'x');
    const texts = [
      (check(failureReply('expired', { reference: dirty })) as { reference: string }).reference,
      (check(asked({ kind: 'code-card', position: dirty })) as unknown as { prompt: { position: string } }).prompt
        .position,
      (check(asked({ kind: 'code-calculator', challenge: dirty })) as unknown as { prompt: { challenge: string } })
        .prompt.challenge,
      checkAll({ methods: [], notice: { kind: 'info', text: dirty } }).notice!.text,
      checkAll({ methods: [{ id: 'x', asks: [], label: dirty }] }).methods[0]!.label!,
      checkAll({ methods: [], institutions: [{ id: 'x', name: dirty }] }).institutions![0]!.name,
    ];
    for (const text of texts) {
      expect(text).to.match(/^a bx+$/);
      expect(text.length).to.equal(300);
    }
  });
});

describe('a problem code', () => {
  for (const problem of ['expired', 'moon-phase', 'E42', 'ACCOUNT_FROZEN', 'bank.closed', '-x', 'x'.repeat(64)]) {
    it(`passes as it came: ${problem}`, () => expect(plainProblem(problem)).to.equal(problem));
  }
  for (const problem of [
    '',
    'a b',
    'a:b',
    '<b>',
    'ą',
    'x'.repeat(65),
    'expired\n',
    undefined,
    null,
    5,
    ['expired'],
    {},
  ]) {
    it(`is "unexpected" in place of ${JSON.stringify(problem) ?? 'undefined'}`, () =>
      expect(plainProblem(problem)).to.equal('unexpected'));
  }
});
