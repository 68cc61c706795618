import { expect } from '@open-wc/testing';
import { checkOverrides } from '../../src/i18n/overrides.js';
import { leaves } from '../support/texts.js';

describe('checkOverrides', () => {
  it('lets known texts pass, and plural forms of a language', async () => {
    const raw = {
      lt: {
        actions: { cancel: 'Nutraukti' },
        prompting: { attemptsLeft_few: 'Dar {{count}}', codeCard: '{{position}}.' },
      },
      et: { actions: { cancel: 'Tühista' }, prompting: { attemptsLeft_one: 'Veel {{count}}' } },
    };
    expect(await checkOverrides(raw)).to.deep.equal({ overrides: raw, warnings: [] });
  });

  for (const [what, lt, path] of [
    ['a text that does not exist', { actions: { dance: 'Šokti' } }, 'actions.dance'],
    ['a group that does not exist', { dances: { waltz: 'Valsas' } }, 'dances'],
    ['a group in place of a text', { actions: { cancel: { deep: 'x' } } }, 'actions.cancel'],
    ['a text in place of a group', { actions: 'x' }, 'actions'],
    ['a number', { actions: { cancel: 5 } }, 'actions.cancel'],
    ['an empty text', { actions: { cancel: ' ' } }, 'actions.cancel'],
    ['a text that is too long', { actions: { cancel: 'x'.repeat(1_001) } }, 'actions.cancel'],
    ['a missing placeholder', { prompting: { codeCard: 'Kodas' } }, 'prompting.codeCard'],
    ['a foreign placeholder', { actions: { cancel: 'Atšaukti {{count}}' } }, 'actions.cancel'],
    ['nesting', { actions: { cancel: '$t(actions.back)' } }, 'actions.cancel'],
  ] as const) {
    it(`leaves out ${what}, and says so once`, async () => {
      const { overrides, warnings } = await checkOverrides({ lt, lv: { actions: { cancel: 'Pārtraukt' } } });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(`texts.lt.${path} is ignored`);
      expect(overrides['lv']).to.deep.equal({ actions: { cancel: 'Pārtraukt' } });
      expect(leaves(overrides['lt'] as never).size).to.equal(0);
    });
  }

  for (const raw of [
    undefined,
    null,
    42,
    'texts',
    [],
    { lt: null },
    { lt: 'x' },
    { lt: [] },
    { lt: { actions: null } },
  ]) {
    it(`makes nothing of ${JSON.stringify(raw)}, and says so`, async () => {
      const { overrides, warnings } = await checkOverrides(raw);
      expect(leaves(overrides as never).size).to.equal(0);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/^texts[.\w]* is ignored: it is not an object$/);
    });
  }

  it('takes no name for a language that is none', async () => {
    const { overrides, warnings } = await checkOverrides({ 'lt-LT': {}, LT: {}, toString: {}, x: {} });
    expect(overrides).to.deep.equal({});
    expect(warnings).to.have.length(4);
  });

  it('is not fooled by __proto__', async () => {
    const raw = JSON.parse(
      '{"__proto__":{"x":"y"},"lt":{"__proto__":{"cancel":"x"},"actions":{"__proto__":{"a":"b"}}}}',
    );
    const { overrides } = await checkOverrides(raw);
    expect(({} as { x?: string }).x).to.be.undefined;
    expect(leaves(overrides as never).size).to.equal(0);
  });
});
