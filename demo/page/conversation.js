// @ts-check
// What the widget and the bank say to each other, as it happens: an adapter that stands in front of the real one, and the
// widget's events. Nothing of it is kept longer than the page is open.
import { element } from './people.js';
import { masked } from './masked.js';

/** @typedef {import('./texts.js').Translate} Translate */
/** @typedef {import('../../src/flow/adapter.js').LoginAdapter} LoginAdapter */
/** @typedef {{ item: HTMLElement, count: HTMLElement, text: string, times: number }} Entry */

const MOST_ENTRIES = 200;
const events = ['login-step', 'login-success', 'login-failure', 'login-cancel', 'login-alarm', 'login-warning'];
const verbs = /** @type {const} */ (['options', 'start', 'poll', 'submit', 'cancel', 'resume']);
const shownFields = /** @type {Record<string, string[]>} */ ({
  pending: ['show'],
  prompt: ['prompt', 'problem'],
  failure: ['problem'],
});

/** @param {unknown} raw what an adapter answered @returns {string} */
function summary(raw) {
  const reply = /** @type {any} */ (raw);
  if (reply === undefined || reply === null) return '–';
  if (typeof reply !== 'object') return typeof reply;
  const inner = reply.reply ?? reply;
  if (typeof inner.status !== 'string') return Array.isArray(inner.methods) ? `${inner.methods.length} × method` : 'ok';
  const more = (shownFields[inner.status] ?? [])
    .map((name) => inner[name]?.kind ?? inner[name])
    .filter((word) => typeof word === 'string');
  return [inner.status, ...more].join(' · ');
}

export class Conversation {
  /** @type {Translate} */
  #translate = (key) => key;
  /** @type {Entry | undefined} */
  #last;
  #list;
  #status;

  /** @param {ParentNode} root has `#conversation-list`, `#conversation-clear` and `#conversation-empty` */
  constructor(root) {
    this.#list = /** @type {HTMLElement} */ (root.querySelector('#conversation-list'));
    this.#status = /** @type {HTMLElement} */ (root.querySelector('#conversation-empty'));
    root.querySelector('#conversation-clear')?.addEventListener('click', () => {
      this.#list.replaceChildren();
      this.#last = undefined;
      this.#status.hidden = false;
    });
  }

  /** @param {Translate} translate */
  set translate(translate) {
    this.#translate = translate;
    for (const word of this.#list.querySelectorAll('[data-way]')) {
      word.textContent = translate(`way-${word.getAttribute('data-way')}`);
    }
  }

  /** Events of a widget. @param {EventTarget} widget */
  hear(widget) {
    for (const name of events) {
      widget.addEventListener(name, (event) => {
        const { detail } = /** @type {CustomEvent} */ (event);
        const said = [detail?.step, detail?.method, detail?.problem, detail?.reason].filter(Boolean).join(' · ');
        this.#add('event', name, said, detail);
      });
    }
  }

  /**
   * The same adapter, overheard.
   * @param {() => Promise<LoginAdapter>} load when it is first asked
   * @returns {LoginAdapter}
   */
  overhear(load) {
    /** @type {Promise<LoginAdapter> | undefined} */
    let loaded;
    const overheard = verbs.map((verb) => [
      verb,
      async (/** @type {any[]} */ ...given) => {
        const bank = await (loaded ??= load());
        const call = /** @type {any} */ (bank)[verb];
        if (!call) return undefined;
        const said = given.filter((one) => !(one instanceof AbortSignal));
        this.#add('request', verb, said[0]?.method ?? said[1]?.kind ?? '', said.length > 1 ? said : said[0]);
        try {
          const reply = await call.apply(bank, given);
          this.#add('reply', verb, summary(reply), reply);
          return reply;
        } catch (error) {
          const signal = given.find((one) => one instanceof AbortSignal);
          const problem = /** @type {any} */ (error)?.problem;
          if (signal?.aborted) this.#add('ended', verb, '', undefined);
          else this.#add('fault', verb, typeof problem === 'string' ? problem : 'unexpected', undefined);
          throw error;
        }
      },
    ]);
    return Object.fromEntries(overheard);
  }

  /**
   * @param {'request' | 'reply' | 'fault' | 'ended' | 'event'} way
   * @param {string} name
   * @param {string} words
   * @param {unknown} detail
   */
  #add(way, name, words, detail) {
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
