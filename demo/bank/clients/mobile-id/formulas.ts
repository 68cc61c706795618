/** The arithmetic of Mobile-ID (github.com/SK-EID/MID), and its two alphabets. */

/**
 * The code that page and phone both show: the first six bits and the last seven of the hash that is signed.
 * @returns four digits, 0000 to 8191
 */
export function controlCodeOf(hash: Buffer): string {
  const first = hash.at(0) ?? 0;
  const last = hash.at(-1) ?? 0;
  return String(((first >> 2) << 7) | (last & 0x7f)).padStart(4, '0');
}

/** 3GPP TS 23.038: the letters that every phone shows. Others become blanks, and those of the extension count twice. */
const basicLetters = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** The service takes each of these as one of its hundred bytes, and five of them at most: the bank does without. */
const MAX_BASIC_LENGTH = 100;
const MAX_UCS2_LENGTH = 50;

export type TextFormat = 'GSM-7' | 'UCS-2';

/**
 * How a text has to be sent: Lithuanian and Latvian letters need UCS-2.
 * @returns undefined for one that is empty or too long for the phone
 */
export function textFormatOf(text: string): TextFormat | undefined {
  const isBasic = [...text].every((letter) => basicLetters.has(letter));
  const maxLength = isBasic ? MAX_BASIC_LENGTH : MAX_UCS2_LENGTH;
  if (text.length < 1 || text.length > maxLength) return undefined;
  return isBasic ? 'GSM-7' : 'UCS-2';
}
