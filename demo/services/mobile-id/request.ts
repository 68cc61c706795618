/** Reads a request for an authentication as strictly as the Mobile-ID service does. */
import { isNationalCode } from '../../shared/national-codes.js';
import { Fields } from '../fields.js';
import { type HashType, hashTypes } from './wire.js';

export interface MobileIdRequest {
  readonly relyingPartyUUID: string;
  readonly relyingPartyName: string;
  /** `+37060000001` */
  readonly phoneNumber: string;
  readonly nationalIdentityNumber: string;
  readonly hash: Buffer;
  readonly hashType: HashType;
  /** As the phone shows it. */
  readonly displayText: string;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const hashTypeNames = Object.keys(hashTypes) as HashType[];
const MAX_TEXT_BYTES = 100;
const MAX_EXTENDED = 5;
/** The letters of GSM 03.38, and those that take an escape before them. */
const gsmLetters =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const gsmExtended = '^{}\\[~]|€';

export interface AskedPerson extends Pick<MobileIdRequest, 'phoneNumber' | 'nationalIdentityNumber'> {
  readonly relyingPartyUUID: string;
  readonly relyingPartyName: string;
}

/** What is asked for a certificate alone. */
export function readPerson(json: string): AskedPerson {
  const body = Fields.parse(json);
  const person = personIn(body);
  body.end();
  return person;
}

/** @throws InvalidField with the place of the first fault */
export function readRequest(json: string): MobileIdRequest {
  const body = Fields.parse(json);
  const person = personIn(body);
  const hashType = body.choice('hashType', hashTypeNames);
  const hash = Buffer.from(body.text('hash', { pattern: BASE64 }), 'base64');
  if (hash.length !== hashTypes[hashType]) throw body.invalid('hash', `must have ${hashTypes[hashType]} bytes`);
  body.choice('language', ['EST', 'ENG', 'RUS', 'LIT']);
  const displayText = readDisplayText(body);
  body.end();
  return { ...person, hash, hashType, displayText };
}

function personIn(body: Fields): AskedPerson {
  const relyingPartyUUID = body.text('relyingPartyUUID');
  const relyingPartyName = body.text('relyingPartyName');
  const phoneNumber = body.text('phoneNumber', { pattern: /^\+\d{8,30}$/ });
  const nationalIdentityNumber = body.text('nationalIdentityNumber');
  if (!isNationalCode(nationalIdentityNumber)) {
    throw body.invalid('nationalIdentityNumber', 'must be a personal code of eleven digits');
  }
  return { relyingPartyUUID, relyingPartyName, phoneNumber, nationalIdentityNumber };
}

/** Letters that the format lacks become blanks: in the usual one, those of Lithuanian. */
function readDisplayText(body: Fields): string {
  const format = body.has('displayTextFormat') ? body.choice('displayTextFormat', ['GSM-7', 'UCS-2']) : 'GSM-7';
  const text = body.has('displayText') ? body.text('displayText', { minLength: 0 }) : '';
  if (format === 'UCS-2') {
    if (text.length * 2 > MAX_TEXT_BYTES) throw body.invalid('displayText', 'must have at most 50 characters in UCS-2');
    return text;
  }
  const extended = [...text].filter((letter) => gsmExtended.includes(letter)).length;
  if (text.length > MAX_TEXT_BYTES || extended > MAX_EXTENDED) {
    throw body.invalid('displayText', 'must have at most 100 characters of GSM-7, five of them extended');
  }
  return [...text].map((letter) => (`${gsmLetters}${gsmExtended}`.includes(letter) ? letter : ' ')).join('');
}
