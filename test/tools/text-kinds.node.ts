// The kinds of faults that a text can have at its screen: each found where it is, and not where the words are right.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsOfSet } from '../../tools/check/texts/findings.js';
import { faultsOfAny, faultsOfScreen, faultsOfUnions, faultsOfReplacing } from '../../tools/check/texts/kinds.js';
import type { Language } from '../../tools/check/texts/sources.js';

type Example = [language: Language, key: string, wrong: string, right: string];

const ofScreens: Record<string, [fault: RegExp, ...Example[]]> = {
  'a push at a device link': [
    /speaks of a push/,
    ['lt', 'help.notOpening.text1', 'Užklausa ten jau laukia.', 'Nuskaitykite kodą.'],
    ['lv', 'waiting.check', 'Pārbaudiet pieprasījumu.', 'Pārbaudiet, vai pieslēdzaties savai bankai.'],
    ['en', 'waiting.safety', 'Refuse the request in the app.', 'Do not enter it in the app.'],
    ['en', 'waiting.scan', 'We have sent a code.', 'The code that it represents.'],
  ],
  'a PIN that has no owner': [
    /does not say whose PIN/,
    ['lt', 'waiting.card', 'Įdėkite kortelę. Įveskite PIN1 kodą.', 'Įveskite kortelės PIN kodą.'],
    ['lv', 'problems.id-card-refused.text', 'Ievadiet PIN1 kodu.', 'Ievadiet eID kartes PIN kodu.'],
    ['en', 'waiting.safetyPhone', 'Enter your PIN.', 'Enter your Mobile-ID PIN.'],
    ['lt', 'waiting.pin1', 'Įveskite PIN1 kodą.', 'Programėlėje įveskite PIN1 kodą.'],
    ['en', 'help.getSmartId.pins', 'A forgotten PIN is lost.', 'A forgotten Smart-ID PIN is lost.'],
  ],
  'a phone that may be a tablet': [
    /names a phone/,
    ['lt', 'waiting.openApp', 'Telefone atidarykite „Smart-ID“.', 'Telefone arba planšetėje atidarykite „Smart-ID“.'],
    ['lv', 'problems.expired.text', 'Sagatavojiet tālruni.', 'Sagatavojiet tālruni vai planšetdatoru.'],
    ['en', 'problems.user-refused.text', 'Refused on your phone.', 'Refused in the app or on the phone.'],
  ],
  'an answer where there is a code': [
    /calls it an answer/,
    ['lt', 'checking.text', 'Bankas tikrina jūsų atsakymą.', 'Bankas tikrina jūsų duomenis.'],
    ['lv', 'prompting.challengeHint', 'Ievadiet atbildi.', 'Ievadiet kodu.'],
    ['en', 'countdown.over', 'Waiting for the bank’s answer…', 'Waiting for the bank’s reply…'],
  ],
  'an error worded as a fact': [
    /does not say how it must be/,
    ['lt', 'prompting.length_one', 'Kodą sudaro 5\u00a0simbolis.', 'Kodą turi sudaryti 5\u00a0simbolis.'],
    ['lv', 'prompting.length_other', 'Kodā ir 5\u00a0rakstzīmes.', 'Kodā jābūt 5\u00a0rakstzīmēm.'],
    ['en', 'prompting.length_other', 'The code has 5\u00a0characters.', 'The code must have 5\u00a0characters.'],
  ],
  'a passport alone': [
    /no residence permit/,
    ['lt', 'help.qualified.way3', 'reikės paso arba kortelės.', 'reikės paso, kortelės arba leidimo gyventi.'],
    ['lv', 'help.getSmartId.intro', 'Vajadzīga pase.', 'Vajadzīga pase vai uzturēšanās atļauja.'],
    ['en', 'help.qualified.way1', 'with a passport;', 'with a passport or a residence permit;'],
  ],
};

const ofAny: Record<string, [fault: RegExp, ...Example[]]> = {
  'a space where a line must not end': [
    /can break at the space in/,
    ['lt', '', 'Kodas Nr. 5', 'Kodas Nr.\u00a05'],
    ['en', '', 'Enter code no. 5.', 'Enter code no.\u00a05.'],
    ['lv', '', 'Varēsiet no plkst. 5.', 'Varēsiet no plkst.\u00a05.'],
    ['lt', '', 'Galėsite nuo 5 val.', 'Galėsite nuo 5\u00a0val.'],
    ['lt', '', 'Rašykite el. paštu.', 'Rašykite el.\u00a0paštu.'],
    ['en', '', 'It has 4 to 20 letters.', 'It has 4 to 20\u00a0letters.'],
    ['lt', '', 'Pavyzdžiui, +370 612 34567.', 'Pavyzdžiui, +370\u00a0612\u00a034567.'],
    ['lv', '', 'Tālrunis, 390 px', 'Tālrunis, 390\u00a0px'],
    ['en', '', 'Valid for 15 minutes', 'PIN1 is yours, version 29 or newer, WCAG 2.2 too'],
  ],
  'the words of another language': [
    /reads like a translation/,
    ['lt', '', 'Patvirtinkite įprasta priemone.', 'Patvirtinkite kita prisijungimo priemone.'],
    ['lv', '', 'Apstipriniet ar sev ierasto līdzekli.', 'Apstipriniet ar autentifikācijas līdzekli.'],
    ['lv', '', 'Zvaniet. Vai rakstiet mums.', 'Zvaniet. Vai lietotne neatvērās?'],
    ['en', '', 'If not, use another way.', 'If not, log in another way.'],
    ['en', '', 'Open it. There you find the version.', 'Open it. You will find the version there.'],
    ['en', '', 'The app did not open?', 'Did the app not open?'],
  ],
};

describe('the texts of a screen', () => {
  for (const [what, [fault, ...examples]] of Object.entries(ofScreens)) {
    for (const [language, key, wrong, right] of examples) {
      it(`must not have ${what}: ${language} ${wrong}`, () => {
        assert.match([...faultsOfScreen(language, key, wrong)].join('\n'), fault);
        assert.deepEqual([...faultsOfScreen(language, key, right)], []);
      });
    }
  }

  it('may speak of a request after a push, and of a phone with Mobile-ID', () => {
    assert.deepEqual([...faultsOfScreen('en', 'waiting.sent', 'A request was sent to the app.')], []);
    assert.deepEqual([...faultsOfScreen('en', 'waiting.sentPhone', 'A request was sent to your phone.')], []);
  });
});

describe('the texts of any page', () => {
  for (const [what, [fault, ...examples]] of Object.entries(ofAny)) {
    for (const [language, , wrong, right] of examples) {
      it(`must not have ${what}: ${language} ${wrong}`, () => {
        assert.match([...faultsOfAny(language, wrong)].join('\n'), fault);
        assert.deepEqual([...faultsOfAny(language, right)], []);
      });
    }
  }
});

describe('the set for credit unions', () => {
  const bank = new Map([
    ['banner.fraud', 'Bankas niekada neprašo PIN kodų.'],
    ['help.levels.basic', '„Smart-ID Basic“ – tik prisijungti prie bankų;'],
    ['actions.cancel', 'Atšaukti'],
  ]);
  const faults = (...own: [string, string][]) =>
    [...faultsOfUnions('lt', bank, new Map(own)), ...faultsOfReplacing(bank, new Map(own))].map((fault) =>
      fault.join(' '),
    );

  it('has a text for each that says bank, but not for those about banks in general', () => {
    assert.deepEqual(faults(), ['banner.fraud is missing: the widget says Bankas']);
    assert.deepEqual(faults(['banner.fraud', 'Kredito unija niekada neprašo PIN kodų.']), []);
  });

  it('says credit union instead, or names both', () => {
    assert.deepEqual(faults(['banner.fraud', 'Savo bankas niekada neprašo PIN kodų.']), [
      'banner.fraud names no credit union, but says bankas',
    ]);
    assert.deepEqual(faults(['banner.fraud', 'Nei kredito unija, nei bankas neprašo PIN kodų.']), []);
    assert.deepEqual(faults(['banner.fraud', 'Internetinė bankininkystė niekada neprašo PIN kodų.']), []);
  });

  it('has no text that the widget has not, nor one that changes nothing', () => {
    const fraud: [string, string] = ['banner.fraud', 'Kredito unija neprašo PIN kodų.'];
    assert.deepEqual(faults(fraud, ['actions.dance', 'Šokti']), ['actions.dance is no text of the widget']);
    assert.deepEqual(faults(fraud, ['actions.cancel', 'Atšaukti']), ['actions.cancel is the same as the widget’s']);
  });

  it('is as good as the texts that it replaces', () => {
    const texts = {
      en: { failed: { reference: 'Quote this to the bank: {{reference}}' } },
      lt: { failed: { reference: 'Bankui nurodykite: {{reference}}' } },
      lv: { failed: { reference: 'Bankai norādiet: {{reference}}' } },
    };
    const set = {
      en: { failed: { reference: 'Quote this to your credit union: {{reference}}' } },
      lt: { failed: { reference: 'Kredito unijai nurodykite numerį' } },
      lv: { failed: { reference: 'Krājaizdevu sabiedrībai  norādiet: {{reference}}' } },
    };
    const source = { placeholder: /\{\{(\w+)\}\}/g, hasLimits: true, isForUnions: true };
    assert.deepEqual(findingsOfSet(set, texts, source), [
      'lt failed.reference has the placeholders none instead of reference',
      'lv failed.reference has a space too many',
    ]);
  });
});
