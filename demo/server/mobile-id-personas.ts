import { FIRST_CARD_CODE, persona } from './persona.js';

/** A Lithuanian personal code of the kind reserved for tests, as is the other one below. */
const personalCode = '40504040001';

/** Those who log in with a phone number and a personal code. */
export const mobileIdPersonas = Object.freeze([
  persona(
    'logs-in',
    { lt: 'Prisijungia', lv: 'Pieslēdzas', en: 'Logs in' },
    { phoneNumber: '+37060000001', personalCode },
  ),
  persona(
    'refuses',
    { lt: 'Atmeta užklausą', lv: 'Noraida pieprasījumu', en: 'Refuses' },
    { phoneNumber: '+37060000002', personalCode, phone: 'refuses' },
  ),
  persona(
    'times-out',
    {
      lt: 'Neatsako, kol baigiasi laikas',
      lv: 'Neatbild, līdz beidzas laiks',
      en: 'Does not answer until time runs out',
    },
    { phoneNumber: '+37060000003', personalCode, phone: 'silent' },
  ),
  persona(
    'no-account',
    { lt: 'Neturi mobiliojo parašo', lv: 'Nav Mobile-ID klients', en: 'Is not a Mobile-ID client' },
    { phoneNumber: '+37060000004', personalCode, failure: 'account-problem' },
  ),
  persona(
    'phone-unreachable',
    { lt: 'Telefonas išjungtas', lv: 'Tālrunis ir izslēgts', en: 'The phone is switched off' },
    { phoneNumber: '+37060000005', personalCode, phoneFailure: 'phone-unreachable' },
  ),
  persona(
    'sim-problem',
    { lt: 'SIM kortelės klaida', lv: 'SIM kartes kļūda', en: 'SIM card error' },
    { phoneNumber: '+37060000006', personalCode, phoneFailure: 'sim-problem' },
  ),
  persona(
    'first-login',
    {
      lt: 'Jungiasi pirmą kartą: reikia kodo iš kortelės',
      lv: 'Pieslēdzas pirmo reizi: jāievada kods no kartes',
      en: 'Logs in for the first time: a card code is needed',
    },
    {
      phoneNumber: '+37060000007',
      personalCode: '30403039917',
      stepUp: [FIRST_CARD_CODE],
      activated: true,
    },
  ),
]);
