/** What the demo bank computes and asks: control codes by the real rules, links that no app accepts, codes that are no secret. */
import type { Prompt } from '../flow/adapter.js';
import type { DemoStepUp } from './demo-people.js';

/** Random bytes. */
export type RandomBytes = (size: number) => Uint8Array<ArrayBuffer>;

/** The right answers to everything that the demo bank asks, to be shown beside a prototype. */
export const demoAnswers = Object.freeze({
  /** Codes no. 1 to 24. */
  codeCard: Object.freeze(
    (
      '481920 073315 662048 915537 208461 334970 857102 019684 543276 726813 190457 668021 ' +
      '402398 851764 037529 974106 315682 520943 746018 289371 603854 118296 957430 064725'
    ).split(' '),
  ),
  /** Of every calculator, to every challenge. */
  calculatorCode: '123456',
  smsCode: '123456',
  personalCode: '40504040001',
  password: 'Demo-1234',
});

const codeLength = 6;

export interface DemoQuestion {
  readonly prompt: Prompt;
  isRight(value: string): boolean;
}

/** The next question of a step-up; after a wrong code at another position of the card. */
export function nextQuestion(stepUp: DemoStepUp, random: RandomBytes, previous?: DemoQuestion): DemoQuestion {
  const { kind, reason } = stepUp;
  switch (kind) {
    case 'code-card': {
      const position = previous ? otherPosition(random, previous) : (stepUp.position ?? otherPosition(random));
      const code = demoAnswers.codeCard[Number(position) - 1];
      return { prompt: { kind, reason, position, length: codeLength }, isRight: (value) => value === code };
    }
    case 'code-calculator': {
      const challenge = stepUp.challenge ? { challenge: digits(random, codeLength) } : {};
      return {
        prompt: { kind, reason, ...challenge, length: codeLength },
        isRight: (value) => value === demoAnswers.calculatorCode,
      };
    }
    case 'sms-code':
      return {
        prompt: { kind, reason, length: codeLength },
        isRight: (value) => value === demoAnswers.smsCode,
      };
    case 'personal-code':
      return {
        prompt: { kind, reason },
        isRight: (value) => value.replace(/[\s-]/g, '') === demoAnswers.personalCode,
      };
    case 'password':
      return { prompt: { kind, reason }, isRight: (value) => value === demoAnswers.password };
  }
}

function otherPosition(random: RandomBytes, previous?: DemoQuestion): string {
  const positions = demoAnswers.codeCard.map((_, index) => String(index + 1));
  const asked = previous?.prompt.kind === 'code-card' ? previous.prompt.position : undefined;
  const free = positions.filter((position) => position !== asked);
  return free[number(random) % free.length] ?? '1';
}

/** Smart-ID: the last two bytes of SHA-256 of the raw challenge, modulo 10 000, zeros included. */
export async function controlCodeOf(challenge: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await sha256(challenge);
  return String(hash.getUint16(30) % 10_000).padStart(4, '0');
}

/** Mobile-ID: six leading and seven trailing bits of the hash. */
export async function mobileIdControlCodeOf(challenge: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await sha256(challenge);
  return String(((hash.getUint8(0) >> 2) << 7) | (hash.getUint8(31) & 0x7f)).padStart(4, '0');
}

const appLanguages: Readonly<Record<string, string>> = { lt: 'lit', lv: 'lav', en: 'eng' };

/**
 * As long as a real link and of its form, but no app knows the session that it names.
 * @param type with the age of a QR code, as `QR&elapsedSeconds=7`; the link to the app on the same device has none
 */
export async function demoDeviceLink(type: string, language: string): Promise<string> {
  const link =
    `https://smart-id.com/device-link?deviceLinkType=${type}` +
    `&sessionToken=DEMO-not-a-real-session-&sessionType=auth&version=1.0&lang=${appLanguages[language] ?? 'eng'}`;
  const { buffer } = await sha256(new TextEncoder().encode(link));
  return `${link}&authCode=${base64url(new Uint8Array(buffer))}`;
}

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

async function sha256(data: Uint8Array<ArrayBuffer>): Promise<DataView<ArrayBuffer>> {
  const subtle = (crypto as Partial<Crypto>).subtle;
  if (!subtle) throw new Error('The demo adapter needs Web Crypto: open the page by https or on localhost.');
  return new DataView(await subtle.digest('SHA-256', data));
}

const number = (random: RandomBytes): number => new DataView(random(4).buffer).getUint32(0);
const digits = (random: RandomBytes, length: number): string =>
  String(number(random) % 10 ** length).padStart(length, '0');
