// The demo bank's login page, used by role, name and text as a person does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ElementHandle, Page } from 'puppeteer-core';
import { whileThere, type Heard } from './browser.js';
import { PIN1 } from '../../../demo/services/phones.js';
import type { Thing } from '../../../demo/play/wants.js';

/** By key; some files group them. */
interface Texts {
  readonly [key: string]: string | Texts;
}

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

export const languages = ['lt', 'lv', 'en'] as const;
export type Language = (typeof languages)[number];
const widgetTexts = new Map(languages.map((language) => [language, json(`locales/${language}.json`) as Texts]));
const pageTexts = json('demo/play/texts.json') as Record<Language, Record<string, string>>;

const fill = (sentence: string, values: Record<string, string | number>) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)), sentence);

/**
 * A text of the widget.
 * @param key dots lead to what is nested
 */
export function textOf(language: Language, key: string, values: Record<string, string | number> = {}): string {
  const text = key
    .split('.')
    .reduce<string | Texts | undefined>(
      (texts, name) => (typeof texts === 'object' ? texts[name] : undefined),
      widgetTexts.get(language),
    );
  assert.ok(typeof text === 'string', `there is no text ${key} in ${language}`);
  return fill(text, values);
}

/** What tests read of what the demo bank answers. */
interface BankAnswer {
  readonly request?: unknown;
  readonly result?: string;
}

/** A page with the widget on it, in one language, seen through the eyes and done with the hands of its visitor. */
export class LoginPage {
  page: Page;
  language: Language;
  /** Where on the page: tests with several widgets name one. */
  #root: string;
  readonly phone: DrawnPhone;

  constructor(page: Page, language: Language = 'en', root: string = 'internetbank-login') {
    this.page = page;
    this.language = language;
    this.#root = root;
    this.phone = new DrawnPhone(this);
  }

  /** A text of the widget. */
  t(key: string, values?: Record<string, string | number>) {
    return textOf(this.language, key, values);
  }

  /** A text of the demo page. */
  demoText(key: string, values: Record<string, string | number> = {}) {
    const text = pageTexts[this.language][key];
    assert.ok(text !== undefined, `the demo page has no text ${key}`);
    return Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, String(value)), text);
  }

  /** Waits until the widget is in a step, and shows it in the page's language. */
  async reaches(step: string) {
    await this.page.waitForFunction(
      (selector: string, step: string, language: string) => {
        const widget = document.querySelector(selector);
        const screen = widget?.shadowRoot?.querySelector<Element & { state?: { step: string } }>('[exportparts]');
        const isTranslated = widget?.shadowRoot?.querySelector(`[part="card"][lang="${language}"]`);
        // The attribute tells of a step when it begins; its screen is drawn a moment later, or when it has come.
        const isItsOwn = screen?.state?.step === step && !screen.matches('.late');
        const isDrawn = isItsOwn && screen.shadowRoot?.querySelector('h2')?.textContent;
        return isTranslated && widget?.getAttribute('step') === step && isDrawn;
      },
      {},
      this.#root,
      step,
      this.language,
    );
  }

  /** Waits for what has this role and name. */
  async find(role: string, name: string) {
    const found = await this.page.waitForSelector(this.#named(role, name), { visible: true });
    if (!found) throw new Error(`There is no ${role} “${name}”.`);
    return found;
  }

  async has(role: string, name: string) {
    return (await this.page.$(this.#named(role, name))) !== null;
  }

  #named(role: string, name: string) {
    return `${this.#root} ::-p-aria([name="${name}"][role="${role}"])`;
  }

  /** Presses the button with a text of the widget. */
  async press(key: string, values?: Record<string, string | number>) {
    await this.page.locator(this.#named('button', this.t(key, values))).click();
  }

  /** @param key of the label */
  async fill(key: string, value: string, values?: Record<string, string | number>) {
    const input = await this.find('textbox', this.t(key, values));
    await input.click({ count: 3 });
    await input.type(value);
  }

  /** Waits for a heading with a text of the widget. */
  async reads(key: string, values?: Record<string, string | number>) {
    await this.find('heading', this.t(key, values));
  }

  /** Chooses a method from the list, and opens first what it is folded into. */
  async choose(id: string) {
    await this.reaches('choosing');
    const method = `[data-method="${id}"]`;
    await this.page.waitForSelector(`${this.#root} >>> ${method}`);
    const folded = `${this.#root} >>> details:not([open]):has(${method}) > summary`;
    for (let fold = await this.page.$(folded); fold; fold = await this.page.$(folded)) await fold.click();
    await this.page.locator(`${this.#root} >>> ${method}`).click();
  }

  /** Begins a push login with a user number. */
  async push(userNumber: string) {
    await this.choose('smart-id-push');
    await this.fill('fields.userNumber.label', userNumber);
    await this.press('actions.continue');
  }

  /** Waits for a sentence, however it is marked up. */
  async says(key: string, values?: Record<string, string | number>) {
    const text = this.t(key, values);
    await this.page.waitForFunction(
      (selector: string, text: string) => {
        const textIn = (node: Node): string =>
          node instanceof Text
            ? node.data
            : [...(node instanceof Element ? (node.shadowRoot?.childNodes ?? []) : []), ...node.childNodes]
                .map(textIn)
                .join('');
        const widget = document.querySelector(selector);
        return (
          widget &&
          textIn(widget)
            .replace(/[ \t\r\n]+/g, ' ')
            .includes(text)
        );
      },
      {},
      this.#root,
      text,
    );
  }

  /** Waits for a part that is seen: a wait for one that is only there watches the document, and no shadow root. */
  async part(name: string) {
    const found = await this.page.waitForSelector(`${this.#root} >>> [part~="${name}"]`, { visible: true });
    if (!found) throw new Error(`There is no part ${name}.`);
    return found;
  }

  /** What is seen of a QR code, or beside it, while it is there. */
  atCode<T>(look: (code: ElementHandle<Element>) => Promise<T>): Promise<T> {
    return whileThere(() => this.part('qr'), look);
  }

  /** The texts of all parts of a name, now. */
  partTexts(name: string): Promise<string[]> {
    return this.page.$$eval(`${this.#root} >>> [part~="${name}"]`, (found) =>
      found.map((element) => (element.textContent ?? '').replace(/[ \t\r\n]+/g, ' ').trim()),
    );
  }

  /** Takes one of the things beside the login in hand. */
  async takes(thing: Thing) {
    await this.page.locator(`[data-thing="${thing}"]`).click();
    await this.page.waitForSelector(`[data-thing="${thing}"][aria-expanded="true"]`);
  }

  /** Chooses a person on the demo page. */
  async use(userNumber: string) {
    await this.page.locator(`[data-use="${userNumber}"]`).click();
  }

  /** Chooses a language on the demo page. */
  async speak(language: Language) {
    await this.page.select('#page-language', language);
    this.language = language;
  }

  /** Waits for the control code. */
  async controlCode(): Promise<string> {
    return (await this.part('control-code')).evaluate((element) => element.textContent ?? '');
  }

  /** Waits until a part has a text. */
  async partReads(name: string, text: string) {
    await this.page.waitForFunction(
      (selector: string, part: string, wanted: string) => {
        const all = (root: ParentNode): Element[] =>
          [...root.querySelectorAll('*')].flatMap((element) => [
            element,
            ...(element.shadowRoot ? all(element.shadowRoot) : []),
          ]);
        const root = document.querySelector(selector)?.shadowRoot;
        return (
          root &&
          all(root).some(
            (element) =>
              element.part.contains(part) && element.textContent?.replace(/[ \t\r\n]+/g, ' ').trim() === wanted,
          )
        );
      },
      {},
      this.#root,
      name,
      text,
    );
  }

  /** What the widget has told the page since it was loaded. */
  events(): Promise<Heard[]> {
    return this.page.evaluate(() => window.heardEvents);
  }

  /** The end of the login, and that there was but one. */
  async end() {
    const ends = (await this.events()).filter(({ type }) => /^login-(success|failure|cancel)$/.test(type));
    assert.equal(ends.length, 1, `one end of the login, not ${JSON.stringify(ends)}`);
    return ends[0] as Heard;
  }

  /** Waits for a failure with its screen, in the page's language and with something to do. */
  async fails(problem: string) {
    await this.reaches('failed');
    await this.reads(`problems.${problem}.title`);
    await this.partReads('problem', this.t(`problems.${problem}.text`));
    const { type, detail } = await this.end();
    assert.deepEqual([type, detail.problem], ['login-failure', problem]);
    const actions = await this.page.$$(`${this.#root} >>> button:is([part="retry"], [part="another-way"])`);
    const waits = await this.partTexts('countdown');
    assert.ok(actions.length + waits.length > 0, 'something to do');
    return detail;
  }

  /** Waits for the success, and what was told of it. */
  async succeeds() {
    await this.reaches('succeeded');
    // Not whether it is seen: the bank's page takes its place soon.
    await this.partReads('heading', this.t('succeeded.heading'));
    const { type, detail } = await this.end();
    assert.equal(type, 'login-success');
    return detail;
  }

  /** The widget with all shadow roots as text: elements, attributes, texts and values, without what Lit notes for itself. */
  composed() {
    return this.page.$eval(this.#root, (widget) => {
      const write = (node: Node): string => {
        if (node instanceof Text) return node.data.replace(/[ \t\r\n]+/g, ' ');
        if (!(node instanceof Element)) return '';
        const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).join('');
        const value = node instanceof HTMLInputElement ? ` (${node.value})` : '';
        const inside = [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(write).join('');
        return `<${node.localName}${attributes}${value}>${inside}</${node.localName}>\n`;
      };
      return write(widget);
    });
  }

  /** What has the focus, by its name or text. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : element;
      return (label?.textContent ?? '').replace(/[ \t\r\n]+/g, ' ').trim();
    });
  }

  /** Goes on by the Tab key until something with this text has the focus. */
  async tabTo(text: string) {
    const passed = [];
    for (let count = 0; count < 40; count++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focused();
      if (focused.startsWith(text)) return;
      passed.push(focused);
    }
    assert.fail(`“${text}” is not reached by the keyboard, only: ${passed.join(' | ')}`);
  }

  /** Asks the demo bank from the page, with its cookie. */
  ask(method: string, path: string, body?: object): Promise<BankAnswer | undefined> {
    return this.page.evaluate(
      async (method: string, path: string, body: string | null) => {
        const headers = { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' };
        const response = await fetch(path, { method, headers, body });
        return response.status === 204 ? undefined : ((await response.json()) as BankAnswer);
      },
      method,
      path,
      body ? JSON.stringify(body) : null,
    );
  }
}

/** The phone drawn on the demo page. */
class DrawnPhone {
  #login;

  constructor(login: LoginPage) {
    this.#login = login;
  }

  /** @param key a text of the demo page */
  async press(key: string): Promise<void> {
    const { page } = this.#login;
    await page.locator(`#phone ::-p-aria([name="${this.#login.demoText(key)}"][role="button"])`).click();
  }

  /**
   * Waits for a request.
   * @returns the control code that it shows, empty where it shows none
   */
  async rings(): Promise<string> {
    const { page } = this.#login;
    await page.waitForSelector('#phone [data-screen="request"]');
    return page.evaluate(() => document.querySelector('#phone-control-code')?.textContent ?? '');
  }

  /** Enters a PIN on the keys. */
  async enterPin(pin = PIN1) {
    const { page } = this.#login;
    await page.waitForSelector('#phone [data-screen="pin"]');
    for (const digit of pin) await page.locator(`#phone ::-p-aria([name="${digit}"][role="button"])`).click();
    await this.press('confirm');
  }

  /** Waits for a request, and confirms it. */
  async confirms() {
    await this.rings();
    await this.press('continue');
    await this.enterPin();
  }
}
