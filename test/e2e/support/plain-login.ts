// A login by what every browser's driver can do: parts are clicked, typed into and read.
import assert from 'node:assert/strict';
import { until, type Tab } from './engines.js';

/** What the page of the widget was told, as far as it is kept in the page. */
interface Heard {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

declare global {
  interface Window {
    heard: { events: Heard[]; complaints: string[] };
  }
}

/** In the page: keeps what the widget says, and what goes wrong. */
function listen(): void {
  const heard: Window['heard'] = { events: [], complaints: [] };
  window.heard = heard;
  for (const name of ['step', 'success', 'failure', 'cancel', 'alarm', 'warning']) {
    addEventListener(`login-${name}`, (event) => {
      heard.events.push({ type: event.type, detail: (event as CustomEvent<Heard['detail']>).detail });
    });
  }
  addEventListener('error', ({ message }) => heard.complaints.push(message));
  addEventListener('unhandledrejection', ({ reason }) => heard.complaints.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    heard.complaints.push(`${violatedDirective} ${blockedURI}`),
  );
}

/** In the page: what the widget shows, without markup. */
function readWidget(): { step: string | null; language: string | null; text: string } {
  const textIn = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || node.localName === 'style') return '';
    const own = node instanceof HTMLInputElement ? [node.value] : [];
    const inner = [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes];
    return [...own, ...inner.map(textIn)].join(' ');
  };
  const widget = document.querySelector('internetbank-login');
  const card = widget?.shadowRoot?.querySelector('[part="card"]');
  const isReady = widget?.shadowRoot?.querySelector('[exportparts]')?.shadowRoot?.querySelector('h2')?.textContent;
  return {
    step: isReady ? (widget?.getAttribute('step') ?? null) : null,
    language: card?.getAttribute('lang') ?? null,
    text: widget ? textIn(widget).replace(/[ \t\r\n]+/g, ' ') : '',
  };
}

/** In the page: the texts of what is on the screen with a part's name. */
function readPart(name: string): string | null {
  const inside = (root: ParentNode): Element[] => [
    ...root.querySelectorAll(`[part~="${name}"]`),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? inside(shadowRoot) : [])),
  ];
  const shown = inside(document).find((element) => element.getClientRects().length > 0);
  return shown ? (shown.textContent ?? '').replace(/[ \t\r\n]+/g, ' ').trim() : null;
}

/** In the page: asks the demo bank as this person. */
function askBank(method: string, path: string, body: string): void {
  const headers = { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' };
  void fetch(path, { method, headers, body });
}

export class PlainLogin {
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  /** Opens a page with the widget on it, or loads it anew. */
  async open(url: string): Promise<void> {
    await this.#tab.goTo(url);
    await this.#tab.run(listen);
  }

  async reaches(step: string): Promise<void> {
    await until(async () => (await this.#tab.run(readWidget)).step === step, `the step ${step}`);
  }

  async choose(method: string): Promise<void> {
    await this.reaches('choosing');
    await this.#tab.click(`[data-method="${method}"]`);
  }

  press(part: string): Promise<void> {
    return this.#tab.click(`[part~="${part}"]`);
  }

  type(part: string, text: string): Promise<void> {
    return this.#tab.type(`[part~="${part}"]`, text);
  }

  /** Waits for a part with a text. */
  read(part: string): Promise<string> {
    return until(() => this.#tab.run(readPart, part), `the part ${part}`);
  }

  async shows(part: string): Promise<void> {
    await until(async () => (await this.#tab.run(readPart, part)) !== null, `the part ${part}`);
  }

  /** Everything that the widget shows and holds, as text. */
  async content(): Promise<string> {
    return (await this.#tab.run(readWidget)).text;
  }

  async language(): Promise<string | null> {
    return (await this.#tab.run(readWidget)).language;
  }

  /** The phone of this person, confirming with its PIN. */
  async confirmsOnPhone(pin1: string): Promise<void> {
    await this.#tab.run(askBank, 'POST', '/demo/phone/confirm', JSON.stringify({ pin1 }));
  }

  /** The one end that the login had, as the page was told. */
  async end(): Promise<Heard> {
    const { events, complaints } = await this.#tab.run(() => window.heard);
    assert.deepEqual(complaints, []);
    const ends = events.filter(({ type }) => /^login-(success|failure|cancel)$/.test(type));
    assert.equal(ends.length, 1, JSON.stringify(ends));
    return ends[0] as Heard;
  }
}
