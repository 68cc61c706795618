/** What the widget and the bank say to each other, masked as it comes. Nothing of it is kept longer than the page is open. */
import { Store } from '../shared/preferences.js';
import { masked } from './masked.js';
import type { Said } from './overheard.js';

export interface Entry {
  readonly id: number;
  /** As a clock shows it. */
  readonly time: string;
  readonly way: Said['way'] | 'event';
  readonly name: string;
  readonly words: string;
  /** JSON, empty for nothing. */
  readonly detail: string;
  /** How often it was said in a row. */
  readonly times: number;
}

/** Some object, whatever it holds. */
type Fields = Readonly<Record<string, unknown>>;

const MOST_ENTRIES = 200;

export class Conversation extends Store {
  #entries: readonly Entry[] = [];
  #count = 0;

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  hear(said: Said): void {
    if (said.way === 'request') this.#add('request', said.verb, said.about, said.detail);
    else if (said.way === 'reply') this.#add('reply', said.verb, summaryOf(said.reply ?? said.detail), said.detail);
    else this.#add(said.way, said.verb, said.way === 'fault' ? said.problem : '', undefined);
  }

  /** An event of the widget. */
  hearEvent({ type, detail }: CustomEvent<object | null>): void {
    const fields: Fields = { ...detail };
    const words = ['step', 'method', 'problem', 'reason'].map((field) => fields[field]).filter(Boolean);
    this.#add('event', type, words.join(' · '), detail);
  }

  #add(way: Entry['way'], name: string, words: string, said: unknown): void {
    const json = said === undefined || said === null ? '' : JSON.stringify(masked(said), undefined, 2);
    const detail = json === '{}' ? '' : json;
    const last = this.#entries.at(-1);
    // Polls that say the same are one line with a number. They come in pairs: what was asked, what was answered.
    if (name === 'poll' && way === 'request' && last?.name === 'poll') return;
    const isRepeated = last?.way === way && last.name === name && last.words === words && last.detail === detail;
    const time = new Date().toTimeString().slice(0, 8);
    this.#entries = isRepeated
      ? [...this.#entries.slice(0, -1), { ...last, times: last.times + 1 }]
      : [...this.#entries, { id: this.#count++, time, way, name, words, detail, times: 1 }].slice(-MOST_ENTRIES);
    this.changed();
  }
}

const shownFields: Readonly<Record<string, readonly string[]>> = {
  pending: ['show'],
  prompt: ['prompt', 'problem'],
  failure: ['problem'],
};

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** A reply in a word or two, whatever it is. */
function summaryOf(reply: unknown): string {
  if (!isObject(reply)) return reply === undefined ? '–' : typeof reply;
  const { status, methods } = reply;
  if (typeof status !== 'string') return Array.isArray(methods) ? `${methods.length} × method` : 'ok';
  const more = (shownFields[status] ?? []).map((name) => {
    const value = reply[name];
    return isObject(value) ? value['kind'] : value;
  });
  return [status, ...more.filter((word) => typeof word === 'string')].join(' · ');
}
