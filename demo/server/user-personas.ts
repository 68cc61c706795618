import { FIRST_CARD_CODE, persona } from './persona.js';

/** Nothing special: confirms, and is in. */
export const loginPersona = persona(
  'logs-in',
  { lt: 'Prisijungia', lv: 'Pieslēdzas', en: 'Logs in' },
  { userNumber: '100001' },
);

/** Those who log in with a user number. */
export const userPersonas = Object.freeze([
  loginPersona,
  persona(
    'first-login',
    {
      lt: 'Jungiasi pirmą kartą: reikia kodo iš kortelės',
      lv: 'Pieslēdzas pirmo reizi: jāievada kods no kartes',
      en: 'Logs in for the first time: a card code is needed',
    },
    { userNumber: '100002', stepUp: [FIRST_CARD_CODE], activated: true },
  ),
  persona(
    'refuses',
    {
      lt: 'Atmeta užklausą telefone',
      lv: 'Noraida pieprasījumu tālrunī',
      en: 'Refuses on the phone',
    },
    { userNumber: '100003', phone: 'refuses' },
  ),
  persona(
    'wrong-control-code',
    {
      lt: 'Pasirenka kitą kontrolinį kodą',
      lv: 'Izvēlas citu kontroles kodu',
      en: 'Picks another control code',
    },
    { userNumber: '100004', phone: 'differs' },
  ),
  persona(
    'times-out',
    {
      lt: 'Neatsako, kol baigiasi laikas',
      lv: 'Neatbild, līdz beidzas laiks',
      en: 'Does not answer until time runs out',
    },
    { userNumber: '100005', phone: 'silent' },
  ),
  persona(
    'no-account',
    { lt: 'Neturi paskyros', lv: 'Nav konta', en: 'Has no account' },
    { userNumber: '100006', failure: 'account-problem' },
  ),
  persona(
    'basic-account',
    {
      lt: 'Turi tik „Smart-ID Basic“ paskyrą',
      lv: 'Ir tikai Smart-ID Basic konts',
      en: 'Has a Smart-ID Basic account only',
    },
    { userNumber: '100007', failure: 'account-not-qualified' },
  ),
  persona(
    'locked',
    {
      lt: 'Turi kitą kortelę: po trijų klaidų prieiga užblokuojama',
      lv: 'Ir cita karte: pēc trim kļūdām piekļuve tiek bloķēta',
      en: 'Has another card: locked after three wrong codes',
    },
    { userNumber: '100008', stepUp: [FIRST_CARD_CODE], cardNeverFits: true },
  ),
  persona(
    'bank-down',
    { lt: 'Bankas neveikia', lv: 'Banka nedarbojas', en: 'The bank is down' },
    { userNumber: '100009', error: { status: 503, problem: 'unavailable' } },
  ),
  persona(
    'slow-bank',
    {
      lt: 'Bankas atsako lėtai, bet prisijungti pavyksta',
      lv: 'Banka atbild lēni, bet pieslēgties izdodas',
      en: 'The bank is slow, the login succeeds',
    },
    { userNumber: '100010', bank: 'slow' },
  ),
  persona(
    'new-device',
    {
      lt: 'Jungiasi iš naujo įrenginio: reikia asmens kodo',
      lv: 'Pieslēdzas no jaunas ierīces: jāievada personas kods',
      en: 'Uses a new device: the personal code is needed',
    },
    { userNumber: '100011', stepUp: [{ kind: 'personal-code', reason: 'new-device' }] },
  ),
  persona(
    'calculator',
    {
      lt: 'Pirmą kartą jungdamasis naudoja kodų generatorių',
      lv: 'Pirmajā pieslēgšanās reizē lieto kodu kalkulatoru',
      en: 'Uses a code calculator for the first login',
    },
    {
      userNumber: '100012',
      stepUp: [{ kind: 'code-calculator', reason: 'first-login', challenge: true }],
      usesCalculator: true,
      activated: true,
    },
  ),
  persona(
    'sms-code',
    { lt: 'Gauna kodą SMS žinute', lv: 'Saņem kodu īsziņā', en: 'Receives a code by text message' },
    { userNumber: '100013', stepUp: [{ kind: 'sms-code', reason: 'new-device' }] },
  ),
  persona(
    'app-outdated',
    { lt: 'Programėlė per sena', lv: 'Lietotnes versija ir novecojusi', en: 'The app is too old' },
    { userNumber: '100014', phoneFailure: 'app-outdated' },
  ),
  persona(
    'maintenance',
    { lt: 'Vyksta techniniai darbai', lv: 'Notiek tehniskie darbi', en: 'Maintenance is under way' },
    { userNumber: '100015', error: { status: 580, problem: 'maintenance' } },
  ),
  persona(
    'too-many-requests',
    { lt: 'Per daug bandymų', lv: 'Pārāk daudz mēģinājumu', en: 'Too many attempts' },
    { userNumber: '100016', error: { status: 429, problem: 'too-many-requests', retryAfterS: 5 } },
  ),
  persona(
    'bank-falters',
    {
      lt: 'Ryšys su banku trumpam nutrūksta, tada prisijungia',
      lv: 'Savienojums ar banku uz brīdi pārtrūkst, tad pieslēdzas',
      en: 'The bank is away for a moment, then logs in',
    },
    { userNumber: '100017', bank: 'falters' },
  ),
  persona(
    'chooses-code',
    {
      lt: 'Telefone pasirenka vieną iš trijų kodų',
      lv: 'Tālrunī izvēlas vienu no trim kodiem',
      en: 'Chooses one of three codes on the phone',
    },
    { userNumber: '100018', choosesCode: true },
  ),
  persona(
    'session-lost',
    {
      lt: 'Bankas pamiršta pradėtą prisijungimą',
      lv: 'Banka aizmirst sākto pieslēgšanos',
      en: 'The bank loses the login half way',
    },
    { userNumber: '100019', bank: 'forgets' },
  ),
  persona(
    'asks-password',
    {
      lt: 'Po patvirtinimo reikia slaptažodžio',
      lv: 'Pēc apstiprināšanas jāievada parole',
      en: 'A password is needed after the phone',
    },
    { userNumber: '100020', stepUp: [{ kind: 'password', reason: 'new-device' }] },
  ),
]);
