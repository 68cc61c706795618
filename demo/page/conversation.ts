// What the widget and the bank say to each other, as it happens: an adapter that stands in front of the real one, and the
// widget's events. Nothing of it is kept longer than the page is open.
import type { LoginAdapter } from '../../src/flow/adapter.js';
import type { Translate } from './texts.js';
import { element } from './people.js';
import { masked } from './masked.js';

export type Entry = { item: HTMLElement; count: HTMLElement; text: string; times: number };

/** Some object, whatever it holds. */
type Fields = Readonly<Record<string, unknown>>;

const MOST_ENTRIES = 200;
const events = ['login-step', 'login-success', 'login-failure', 'login-cancel', 'login-alarm', 'login-warning'];
const verbs = ['options', 'start', 'poll', 'submit', 'cancel', 'resume'] as const;
const shownFields = {
  pending: ['show'],
  prompt: ['prompt', 'problem'],
  failure: ['problem'],
} as Record<string, string[]>;

/** @param raw what an adapter answered */
function summary(raw: unknown): string {
  if (raw === undefined || raw === null) return '–';
  if (typeof raw !== 'object') return typeof raw;
  const reply = raw as Fields;
  const inner = (reply['reply'] ?? reply) as Fields;
  if (typeof inner['status'] !== 'string')
    return Array.isArray(inner['methods']) ? `${inner['methods'].length} × method` : 'ok';
  const more = (shownFields[inner['status']] ?? [])
    .map((name) => (inner[name] as Fields | undefined)?.['kind'] ?? inner[name])
    .filter((word) => typeof word === 'string');
  return [inner['status'], ...more].join(' · ');
}

export class Conversation {
  #translate: Translate = (key) => key;
  #last: Entry | undefined;
  #list;
  #status;

  /** @param root has `#conversation-list`, `#conversation-clear` and `#conversation-empty` */
  constructor(root: ParentNode) {
    this.#list = root.querySelector('#conversation-list') as HTMLElement;
    this.#status = root.querySelector('#conversation-empty') as HTMLElement;
    root.querySelector('#conversation-clear')?.addEventListener('click', () => {
      this.#list.replaceChildren();
      this.#last = undefined;
      this.#status.hidden = false;
    });
  }

  set translate(translate: Translate) {
    this.#translate = translate;
    for (const word of this.#list.querySelectorAll('[data-way]')) {
      word.textContent = translate(`way-${word.getAttribute('data-way')}`);
    }
  }

  /** Events of a widget. */
  hear(widget: EventTarget) {
    for (const name of events) {
      widget.addEventListener(name, (event) => {
        const { detail } = event as CustomEvent<Fields | null>;
        const said = ['step', 'method', 'problem', 'reason']
          .map((field) => detail?.[field])
          .filter(Boolean)
          .join(' · ');
        this.#add('event', name, said, detail);
      });
    }
  }

  /**
   * The same adapter, overheard.
   * @param load when it is first asked
   */
  overhear(load: () => Promise<LoginAdapter>): LoginAdapter {
    let loaded: Promise<LoginAdapter> | undefined;
    const overheard = verbs.map((verb) => [
      verb,
      async (...given: unknown[]) => {
        const bank = await (loaded ??= load());
        if (!bank[verb]) return undefined;
        const call = (bank as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>)[verb];
        const said = given.filter((one) => !(one instanceof AbortSignal));
        const [first, second] = said as (Fields | undefined)[];
        const about = first?.['method'] ?? second?.['kind'];
        this.#add('request', verb, typeof about === 'string' ? about : '', said.length > 1 ? said : said[0]);
        try {
          const reply = await call?.apply(bank, given);
          this.#add('reply', verb, summary(reply), reply);
          return reply;
        } catch (error) {
          const signal = given.find((one) => one instanceof AbortSignal);
          const problem = (error as Fields | undefined)?.['problem'];
          if (signal?.aborted) this.#add('ended', verb, '', undefined);
          else this.#add('fault', verb, typeof problem === 'string' ? problem : 'unexpected', undefined);
          throw error;
        }
      },
    ]);
    return Object.fromEntries(overheard) as LoginAdapter;
  }

  #add(way: 'request' | 'reply' | 'fault' | 'ended' | 'event', name: string, words: string, detail: unknown) {
    const shown = detail === undefined ? '' : JSON.stringify(masked(detail), undefined, 2);
    const text = `${way} ${name} ${words} ${shown}`;
    this.#status.hidden = true;
    // Polls that say the same are one line with a number. They come in pairs: what was asked, what was answered.
    const before = this.#last;
    if (name === 'poll' && way === 'request' && before?.item.dataset.name === 'poll') {
      return;
    }
    if (before && before.text === text) {
      before.times += 1;
      before.count.textContent = `×${before.times}`;
      return;
    }
    const label = element('span', this.#translate(`way-${way}`));
    label.dataset.way = way;
    label.className = 'way';
    const count = element('span');
    count.className = 'times';
    const time = element('time', new Date().toTimeString().slice(0, 8));
    const line = [time, label, element('code', name), element('span', words), count];
    const item = element('li');
    item.className = way;
    item.dataset.name = name;
    if (shown && shown !== '{}') {
      const summaryLine = element('summary', ...line);
      item.append(element('details', summaryLine, element('pre', shown)));
    } else {
      const plain = element('div', ...line);
      plain.className = 'plain';
      item.append(plain);
    }
    this.#last = { item, count, text, times: 1 };
    const isAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 40;
    this.#list.append(item);
    while (this.#list.children.length > MOST_ENTRIES) this.#list.firstElementChild?.remove();
    // Follows what is said, unless somebody reads further up.
    if (isAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }
}
