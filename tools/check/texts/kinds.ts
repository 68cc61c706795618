// Kinds of faults that a text can have though its grammar is right: it says what is not so at its screen, leaves open whose PIN it
// means, or reads like a translation. A text has its numbers as digits and its other placeholders as x.

import type { Language } from './sources.js';

type InEach<Value> = Readonly<Record<Language, Value>>;

const connectors = 'iki|arba|ar|ir|iš|līdz|vai|un|no|to|or|and|of';
/** Where a line must not end: between a number and what is counted, inside a number, after an abbreviation that belongs to it. */
const breaks = [
  new RegExp(String.raw`(?<![\p{L}\d.])\d+ (?!(?:${connectors})(?!\p{L}))\p{L}+`, 'u'),
  /\d+ \d+/,
  /(?<!\p{L})(?:nr|no|plkst)\. \d+/iu,
  /(?<!\p{L})el\. \p{L}+/u,
];

/** Ways of one language to say it that are another's, or nobody's. */
const stilted: InEach<readonly RegExp[]> = {
  lt: [/(?<!prisijungimo |tapatybės )priemon\p{L}*/iu],
  lv: [/(?<!autentifikācijas |pieslēgšanās )līdzek\p{L}*/iu, /(?<=^|[.!?…] )Vai [^.!?…]+[.!…]/u],
  en: [/\buse another way\b/i, /\bthere you (?:see|find)\b/i, /(?<=^|[.!?…] )(?:The|This|That|Your|It) [^.!?…]+\?/],
};

/** A PIN belongs to a card, to a SIM card's Mobile-ID, or to an app: its sentence says to which. The first rule that fits counts. */
const pinOwners: readonly ({ keys: RegExp } & InEach<RegExp>)[] = [
  { keys: /^(?:waiting\.card|problems\.id-card)/, lt: /kortel/i, lv: /kart/i, en: /card/i },
  { keys: /^(?:waiting\.\w*Phone$|problems\.(?:phone|sim)-)/, lt: /mobil/i, lv: /Mobile-ID/, en: /Mobile-ID/ },
  { keys: /^(?:waiting|problems)\./, lt: /programėl/i, lv: /lietotn/i, en: /\bapp\b/i },
  { keys: /^help\.getSmartId\.pins$/, lt: /Smart-ID|kortel/i, lv: /Smart-ID|kart/i, en: /Smart-ID|card/i },
];

/** The screens and the help of a device link. Nothing is sent to the app, and nothing waits there. */
const deviceLink =
  /^(?:waiting\.(?:headingDeviceLink|openAppOther|openLink|scan|qr\w*|check|pin1|safety|showLink|showQr|notOpened\w*|continueInApp)|help\.notOpening\.\w+)$/;
const pushed: InEach<RegExp> = {
  lt: /užklaus\p{L}*|praneš\p{L}*|išsiun\p{L}*/iu,
  lv: /pieprasīj\p{L}*|paziņoj\p{L}*|nosūt\p{L}*/iu,
  en: /\b(?:request|notif|sent\b)\w*/i,
};

/** Smart-ID's screens: its app may be on a tablet. Mobile-ID's have keys in …Phone. */
const smartId =
  /^(?:waiting\.(?!\w*Phone$)|problems\.(?:app-outdated|expired|user-refused|account-)|help\.(?:noRequest|notOpening|outdated|lost|getSmartId)\.)/;
const phones: InEach<RegExp> = { lt: /telefon\p{L}*/iu, lv: /tālrun\p{L}*/iu, en: /\bphones?\b/i };
const otherPlaces: InEach<RegExp> = { lt: /planšet|programėl/i, lv: /planšet|lietotn/i, en: /\btablet|\bapp\b/i };

/** What is typed or shown is a code, and what the bank sends in English a reply. */
const answers: readonly ({ keys: RegExp } & Partial<InEach<RegExp>>)[] = [
  { keys: /^(?:prompting|checking|fields)\./, lt: /atsakym\p{L}*/iu, lv: /atbild\p{L}*/iu },
  { keys: /./, en: /\banswer\w*/i },
];

/** An error says how it must be: "it is so" reads as what was typed. */
const mustBe: InEach<RegExp> = { lt: /(?<!\p{L})turi(?!\p{L})/u, lv: /jābūt/, en: /\bmust\b/ };

const passports: InEach<RegExp> = {
  lt: /(?<!\p{L})pas(?:as|o|ą|e)(?!\p{L})/u,
  lv: /(?<!\p{L})pas(?:e|es|i|ē)(?!\p{L})/u,
  en: /\bpassport/,
};
const permits: InEach<RegExp> = { lt: /leidim/, lv: /uzturēšanās atļauj/, en: /residence permit/ };

const sentences = (text: string) => text.split(/(?<=[.!?…])(?=\s)/u);
const firstOf = (text: string, patterns: readonly RegExp[]) =>
  patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);

/** Faults of any text, those of the demo's pages included. */
export function* faultsOfAny(language: Language, text: string): Generator<string> {
  const broken = firstOf(text, breaks);
  if (broken !== undefined) yield `can break at the space in: ${broken}`;
  const odd = firstOf(text, stilted[language]);
  if (odd !== undefined) yield `reads like a translation: ${odd}`;
}

/** Faults of a text of the widget, by the screen that its key belongs to. */
export function* faultsOfScreen(language: Language, key: string, text: string): Generator<string> {
  const owner = pinOwners.find(({ keys }) => keys.test(key))?.[language];
  const push = deviceLink.test(key) && pushed[language].exec(text)?.[0];
  if (push) yield `speaks of a push at a device link: ${push}`;
  for (const sentence of sentences(text)) {
    if (owner && sentence.includes('PIN') && !owner.test(sentence)) yield `does not say whose PIN: ${sentence.trim()}`;
    const phone = smartId.test(key) && !otherPlaces[language].test(sentence) && phones[language].exec(sentence)?.[0];
    if (phone) yield `names a phone where it may be a tablet: ${phone}`;
    if (key.startsWith('help.') && passports[language].test(sentence) && !permits[language].test(sentence))
      yield 'names a passport, but no residence permit';
  }
  const answer = firstOf(
    text,
    answers.flatMap(({ keys, [language]: word }) => (word && keys.test(key) ? word : [])),
  );
  if (answer !== undefined) yield `calls it an answer: ${answer}`;
  if (/^prompting\.length_/.test(key) && !mustBe[language].test(text)) yield 'does not say how it must be';
}

/** A union's service is called internetinė bankininkystė, internetbanka and online banking: that names no bank. */
const bank: InEach<RegExp> = {
  lt: /(?<!\p{L})bank(?!inink)\p{L}*/iu,
  lv: /(?<!\p{L})bank\p{L}*/iu,
  en: /\bbank(?!ing)\w*/i,
};
const union: InEach<RegExp> = { lt: /kredito unij/i, lv: /krājaizdevu sabiedrīb/i, en: /credit union/i };
const onBanksInGeneral = /^help\.(?:getSmartId\.after|levels\.basic|qualified\.way\d|pins\.text2)$/;

/**
 * Holds the set of texts for credit unions to the widget's texts.
 * @param texts the widget's, by key
 * @param own the set's
 */
export function* faultsOfUnions(
  language: Language,
  texts: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
): Generator<[key: string, what: string]> {
  for (const [key, text] of texts) {
    const found = bank[language].exec(text)?.[0];
    if (found && !onBanksInGeneral.test(key) && !own.has(key)) yield [key, `is missing: the widget says ${found}`];
  }
  for (const [key, text] of own) {
    const found = !union[language].test(text) && bank[language].exec(text)?.[0];
    if (found) yield [key, `names no credit union, but says ${found}`];
  }
}

/**
 * What a set does not replace.
 * @param texts the widget's, by key
 * @param own the set's
 */
export function* faultsOfReplacing(
  texts: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
): Generator<[key: string, what: string]> {
  for (const [key, text] of own) {
    if (!texts.has(key)) yield [key, 'is no text of the widget'];
    else if (texts.get(key) === text) yield [key, 'is the same as the widget’s'];
  }
}
