import type { DemoPerson } from '../../src/demo-bank/people.js';

/** What happens with each person of the demo bank, in the languages of its page. */

export type Title = Readonly<Record<'lt' | 'lv' | 'en', string>>;

/** By outcome. */
const titles: Readonly<Record<string, Title>> = {
  'logs-in': { lt: 'Prisijungia', lv: 'Pieslēdzas', en: 'Logs in' },
  'first-login': {
    lt: 'Jungiasi pirmą kartą: reikia kodo iš kortelės',
    lv: 'Pieslēdzas pirmo reizi: jāievada kods no kartes',
    en: 'Logs in for the first time: a card code is needed',
  },
  refuses: { lt: 'Atmeta užklausą telefone', lv: 'Noraida pieprasījumu tālrunī', en: 'Refuses on the phone' },
  'wrong-control-code': {
    lt: 'Pasirenka kitą kontrolinį kodą',
    lv: 'Izvēlas citu kontroles kodu',
    en: 'Picks another control code',
  },
  'times-out': {
    lt: 'Neatsako, kol baigiasi laikas',
    lv: 'Neatbild, līdz beidzas laiks',
    en: 'Does not answer until time runs out',
  },
  'no-account': { lt: 'Neturi paskyros', lv: 'Nav konta', en: 'Has no account' },
  'basic-account': {
    lt: 'Turi tik „Smart-ID Basic“ paskyrą',
    lv: 'Ir tikai Smart-ID Basic konts',
    en: 'Has a Smart-ID Basic account only',
  },
  locked: {
    lt: 'Turi kitą kortelę: po trijų klaidų prieiga užblokuojama',
    lv: 'Ir cita karte: pēc trim kļūdām piekļuve tiek bloķēta',
    en: 'Has another card: locked after three wrong codes',
  },
  'bank-down': { lt: 'Bankas neveikia', lv: 'Banka nedarbojas', en: 'The bank is down' },
  'slow-bank': {
    lt: 'Bankas atsako lėtai, bet prisijungti pavyksta',
    lv: 'Banka atbild lēni, bet pieslēgties izdodas',
    en: 'The bank is slow, the login succeeds',
  },
  'new-device': {
    lt: 'Jungiasi iš naujo įrenginio: reikia asmens kodo',
    lv: 'Pieslēdzas no jaunas ierīces: jāievada personas kods',
    en: 'Uses a new device: the personal code is needed',
  },
  calculator: {
    lt: 'Pirmą kartą jungdamasis naudoja kodų generatorių',
    lv: 'Pirmajā pieslēgšanās reizē lieto kodu kalkulatoru',
    en: 'Uses a code calculator for the first login',
  },
  'sms-code': { lt: 'Gauna kodą SMS žinute', lv: 'Saņem kodu īsziņā', en: 'Receives a code by text message' },
  'app-outdated': { lt: 'Programėlė per sena', lv: 'Lietotnes versija ir novecojusi', en: 'The app is too old' },
  maintenance: { lt: 'Vyksta techniniai darbai', lv: 'Notiek tehniskie darbi', en: 'Maintenance is under way' },
  'too-many-requests': { lt: 'Per daug bandymų', lv: 'Pārāk daudz mēģinājumu', en: 'Too many attempts' },
  'bank-falters': {
    lt: 'Ryšys su banku trumpam nutrūksta, tada prisijungia',
    lv: 'Savienojums ar banku uz brīdi pārtrūkst, tad pieslēdzas',
    en: 'The bank is away for a moment, then logs in',
  },
  'chooses-code': {
    lt: 'Telefone pasirenka vieną iš trijų kodų',
    lv: 'Tālrunī izvēlas vienu no trim kodiem',
    en: 'Chooses one of three codes on the phone',
  },
  'session-lost': {
    lt: 'Bankas pamiršta pradėtą prisijungimą',
    lv: 'Banka aizmirst sākto pieslēgšanos',
    en: 'The bank loses the login half way',
  },
  'asks-password': {
    lt: 'Po patvirtinimo reikia slaptažodžio',
    lv: 'Pēc apstiprināšanas jāievada parole',
    en: 'A password is needed after the phone',
  },
  'phone-unreachable': { lt: 'Telefonas išjungtas', lv: 'Tālrunis ir izslēgts', en: 'The phone is switched off' },
  'sim-problem': { lt: 'SIM kortelės klaida', lv: 'SIM kartes kļūda', en: 'SIM card error' },
};

/** Where a phone number says it better. */
const mobileIdTitles: Readonly<Record<string, Title>> = {
  refuses: { lt: 'Atmeta užklausą', lv: 'Noraida pieprasījumu', en: 'Refuses' },
  'no-account': { lt: 'Neturi mobiliojo parašo', lv: 'Nav Mobile-ID klients', en: 'Is not a Mobile-ID client' },
};

export function titleOf({ outcome, phoneNumber }: DemoPerson): Title {
  const title = (phoneNumber && mobileIdTitles[outcome]) || titles[outcome];
  if (!title) throw new RangeError(`Nobody has said what ${outcome} means`);
  return title;
}
