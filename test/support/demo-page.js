// @ts-check
/* global window, document, Text, Element, HTMLInputElement */
// The demo bank on a port of its own, with a clock that tests move and a memory of what was asked; and its login page,
// used by role, name and text as a person does.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from '../../demo/server/app.js';
import { PIN1 } from '../../demo/server/drawn-phone.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {'lt' | 'lv' | 'en'} Language */

/**
 * One request that came to the bank.
 * @typedef {object} Asked
 * @property {string} method
 * @property {string} path with its query
 * @property {any} body what JSON it had
 * @property {number} at when it came, in milliseconds
 * @property {number} status of the answer, 0 as long as there is none
 * @property {any} reply what JSON it had
 */

const json = (/** @type {string} */ path) =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

export const languages = /** @type {const} */ (['lt', 'lv', 'en']);
const widgetTexts = Object.fromEntries(languages.map((language) => [language, json(`locales/${language}.json`)]));
const languageNames = { lt: 'Lietuvių', lv: 'Latviešu', en: 'English' };
const pageTexts = json('demo/page/texts.json');

/** @param {string} sentence @param {Record<string, string | number>} values */
const fill = (sentence, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)), sentence);

/**
 * A text of the widget.
 * @param {Language} language
 * @param {string} key dots lead to what is nested
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function textOf(language, key, values = {}) {
  const text = key.split('.').reduce((texts, name) => texts?.[name], widgetTexts[language]);
  assert.equal(typeof text, 'string', `there is no text ${key} in ${language}`);
  return fill(text, values);
}

/** The demo bank as a program of its own would run it, but in this process. */
export class Bank {
  /** @type {Asked[]} */
  asked = [];
  /** Where it is, without a slash at the end. */
  origin = '';
  #skippedMs = 0;
  #startedAt = Date.now();
  /** @type {{ matches: RegExp, answer: Answer }[]} */
  #answers = [];
  #app;
  #server;

  /** @typedef {(request: Request, connection: { close(): Promise<never> }) => unknown} Answer */

  /**
   * @param {import('../../demo/server/app.js').DemoBankOptions & { clockRuns?: boolean }} [options] its clock stands still
   *   unless it runs or a test moves it: what takes time at the bank happens when the test says so
   */
  constructor({ clockRuns = false, ...options } = {}) {
    const now = () => (clockRuns ? Date.now() : this.#startedAt) + this.#skippedMs;
    this.#app = createApp({ now, ...options });
    this.#server = createAdaptorServer({
      fetch: (/** @type {Request} */ request, /** @type {any} */ env) => this.#serve(request, env),
    });
  }

  /** @param {ConstructorParameters<typeof Bank>[0]} [options] */
  static async open(options) {
    const bank = new Bank(options);
    bank.#server.listen(0, '127.0.0.1');
    await once(bank.#server, 'listening');
    const address = /** @type {import('node:net').AddressInfo} */ (bank.#server.address());
    bank.origin = `http://127.0.0.1:${address.port}`;
    return bank;
  }

  async close() {
    const closed = once(this.#server, 'close');
    this.#server.close();
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections();
    await closed;
  }

  /** @param {number} ms */
  skip(ms) {
    this.#skippedMs += ms;
  }

  /**
   * Answers some requests otherwise: `answer` gives a response, or nothing to leave it to the bank. What was said last
   * counts first.
   * @param {RegExp} matches method and path: `POST /bank/sessions`
   * @param {Answer} answer
   * @returns {() => void} ends it
   */
  answer(matches, answer) {
    const entry = { matches, answer };
    this.#answers.unshift(entry);
    return () => {
      this.#answers = this.#answers.filter((other) => other !== entry);
    };
  }

  /**
   * A page of its own beside the demo's.
   * @param {string} path
   * @param {string} body
   * @param {Record<string, string>} [headers]
   */
  page(path, body, headers = {}) {
    const html = `<!doctype html><html lang="en"><head><title>Test</title></head><body>${body}</body></html>`;
    this.answer(
      new RegExp(`^GET ${path}(\\?|$)`),
      () => new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } }),
    );
  }

  /** What the bank serves at a path. @param {string} path */
  file(path) {
    return this.#app.request(this.origin + path);
  }

  /** Requests whose method and path match. @param {RegExp} matches */
  requests(matches) {
    return this.asked.filter(({ method, path }) => matches.test(`${method} ${path}`));
  }

  get starts() {
    return this.requests(/^POST \/bank\/sessions$/);
  }

  get polls() {
    return this.requests(/^GET \/bank\/sessions\/(?!current$)/);
  }

  get cancels() {
    return this.requests(/^DELETE \/bank\/sessions\//);
  }

  /** Every QR code or app link that the bank has sent. @param {'qr' | 'link'} kind @returns {string[]} */
  links(kind) {
    return this.asked.map(({ reply }) => (reply?.reply ?? reply)?.show?.[kind]).filter((link) => link !== undefined);
  }

  /**
   * @param {Request} request
   * @param {any} env
   * @returns {Promise<Response>}
   */
  async #serve(request, env) {
    const { pathname, search } = new URL(request.url);
    /** @type {Asked} */
    const asked = {
      method: request.method,
      path: pathname + search,
      body: undefined,
      at: performance.now(),
      status: 0,
      reply: undefined,
    };
    this.asked.push(asked);
    if (request.method === 'POST') asked.body = await readJson(request.clone());
    const response = (await this.#otherwise(request, env)) ?? (await this.#app.fetch(request, env));
    asked.status = response.status;
    if (/^application\/(problem\+)?json/.test(response.headers.get('Content-Type') ?? '')) {
      asked.reply = await readJson(response.clone());
    }
    return response;
  }

  /** @param {Request} request @param {any} env @returns {Promise<Response | undefined>} */
  async #otherwise(request, env) {
    const { pathname, search } = new URL(request.url);
    const close = () => {
      env.incoming.socket.destroy();
      return new Promise(() => {});
    };
    for (const { matches, answer } of this.#answers) {
      if (!matches.test(`${request.method} ${pathname}${search}`)) continue;
      const response = await answer(request, { close: /** @type {() => Promise<never>} */ (close) });
      if (response instanceof Response) return response;
    }
    return undefined;
  }
}

/** @param {Request | Response} message */
async function readJson(message) {
  const text = await message.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A page with the widget on it, in one language, seen through the eyes and done with the hands of its visitor. */
export class LoginPage {
  page;
  language;
  /** Where on the page: tests with several widgets name one. */
  #root;

  /** @param {Page} page @param {Language} [language] @param {string} [root] */
  constructor(page, language = 'en', root = 'internetbank-login') {
    this.page = page;
    this.language = language;
    this.#root = root;
    this.phone = new DrawnPhone(this);
  }

  /** A text of the widget. @param {string} key @param {Record<string, string | number>} [values] */
  t(key, values) {
    return textOf(this.language, key, values);
  }

  /** A text of the demo page. @param {string} key @param {Record<string, string | number>} [values] */
  demoText(key, values = {}) {
    const text = pageTexts[this.language][key];
    assert.equal(typeof text, 'string', `the demo page has no text ${key}`);
    return Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, String(value)), text);
  }

  /** Waits until the widget is in a step, and shows it in the page's language. @param {string} step */
  async reaches(step) {
    await this.page.waitForFunction(
      (/** @type {string} */ selector, /** @type {string} */ step, /** @type {string} */ language) => {
        const widget = document.querySelector(selector);
        const heading = widget?.shadowRoot?.querySelector('[exportparts]')?.shadowRoot?.querySelector('h2');
        const isTranslated = widget?.shadowRoot?.querySelector(`[part="card"][lang="${language}"]`);
        return isTranslated && widget?.getAttribute('step') === step && heading?.textContent;
      },
      {},
      this.#root,
      step,
      this.language,
    );
  }

  /** Waits for what has this role and name. @param {string} role @param {string} name */
  async find(role, name) {
    const found = await this.page.waitForSelector(this.#named(role, name));
    if (!found) throw new Error(`There is no ${role} “${name}”.`);
    return found;
  }

  /** @param {string} role @param {string} name */
  async has(role, name) {
    return (await this.page.$(this.#named(role, name))) !== null;
  }

  /** @param {string} role @param {string} name */
  #named(role, name) {
    return `${this.#root} ::-p-aria([name="${name}"][role="${role}"])`;
  }

  /** Presses the button with a text of the widget. @param {string} key @param {Record<string, string | number>} [values] */
  async press(key, values) {
    await this.page.locator(this.#named('button', this.t(key, values))).click();
  }

  /** @param {string} key of the label @param {string} value @param {Record<string, string | number>} [values] */
  async fill(key, value, values) {
    const input = await this.find('textbox', this.t(key, values));
    await input.click({ count: 3 });
    await input.type(value);
  }

  /** Waits for a heading with a text of the widget. @param {string} key @param {Record<string, string | number>} [values] */
  async reads(key, values) {
    await this.find('heading', this.t(key, values));
  }

  /** Chooses a method from the list. @param {string} id */
  async choose(id) {
    await this.reaches('choosing');
    await this.page.locator(`${this.#root} >>> [data-method="${id}"]`).click();
  }

  /** Begins a push login with a user number. @param {string} userNumber */
  async push(userNumber) {
    await this.choose('smart-id-push');
    await this.fill('fields.userNumber.label', userNumber);
    await this.press('actions.continue');
  }

  /** Waits for a sentence, however it is marked up. @param {string} key @param {Record<string, string | number>} [values] */
  async says(key, values) {
    const text = this.t(key, values);
    await this.page.waitForFunction(
      (/** @type {string} */ selector, /** @type {string} */ text) => {
        /** @param {Node} node @returns {string} */
        const textIn = (node) =>
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

  /** Waits for a part. @param {string} name */
  async part(name) {
    const found = await this.page.waitForSelector(`${this.#root} >>> [part~="${name}"]`);
    if (!found) throw new Error(`There is no part ${name}.`);
    return found;
  }

  /** The texts of all parts of a name, now. @param {string} name @returns {Promise<string[]>} */
  partTexts(name) {
    return this.page.$$eval(`${this.#root} >>> [part~="${name}"]`, (found) =>
      found.map((element) => (element.textContent ?? '').replace(/[ \t\r\n]+/g, ' ').trim()),
    );
  }

  /** Chooses a language on the demo page. @param {Language} language */
  async speak(language) {
    await this.page.locator(`#languages ::-p-aria([name="${languageNames[language]}"][role="radio"])`).click();
    this.language = language;
  }

  /** Waits for the control code. @returns {Promise<string>} */
  async controlCode() {
    return (await this.part('control-code')).evaluate((element) => element.textContent ?? '');
  }

  /** Waits until a part has a text. @param {string} name @param {string} text */
  async partReads(name, text) {
    await this.page.waitForFunction(
      (/** @type {string} */ selector, /** @type {string} */ part, /** @type {string} */ wanted) => {
        /** @param {ParentNode} root @returns {Element[]} */
        const all = (root) =>
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

  /** What the widget has told the page since it was loaded. @returns {Promise<{ type: string, detail: any }[]>} */
  events() {
    return this.page.evaluate(() => /** @type {any} */ (window).heardEvents);
  }

  /** The end of the login, and that there was but one. */
  async end() {
    const ends = (await this.events()).filter(({ type }) => /^login-(success|failure|cancel)$/.test(type));
    assert.equal(ends.length, 1, `one end of the login, not ${JSON.stringify(ends)}`);
    return /** @type {{ type: string, detail: any }} */ (ends[0]);
  }

  /** Waits for a failure with its screen, in the page's language and with something to do. @param {string} problem */
  async fails(problem) {
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
    await this.reads('succeeded.heading');
    const { type, detail } = await this.end();
    assert.equal(type, 'login-success');
    return detail;
  }

  /** The widget with all shadow roots as text: elements, attributes, texts and values, without what Lit notes for itself. */
  composed() {
    return this.page.$eval(this.#root, (widget) => {
      /** @param {Node} node @returns {string} */
      const write = (node) => {
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

  /** What has the focus, by its name or text. @returns {Promise<string>} */
  focused() {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : element;
      return (label?.textContent ?? '').replace(/[ \t\r\n]+/g, ' ').trim();
    });
  }

  /** Goes on by the Tab key until something with this text has the focus. @param {string} text */
  async tabTo(text) {
    const passed = [];
    for (let count = 0; count < 40; count++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focused();
      if (focused.startsWith(text)) return;
      passed.push(focused);
    }
    assert.fail(`“${text}” is not reached by the keyboard, only: ${passed.join(' | ')}`);
  }

  /** Asks the demo bank from the page, with its cookie. @param {string} method @param {string} path @param {object} [body] */
  ask(method, path, body) {
    return this.page.evaluate(
      async (/** @type {string} */ method, /** @type {string} */ path, /** @type {string | null} */ body) => {
        const headers = { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' };
        const response = await fetch(path, { method, headers, body });
        return response.status === 204 ? undefined : response.json();
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

  /** @param {LoginPage} login */
  constructor(login) {
    this.#login = login;
  }

  /** @param {string} key a text of the demo page @returns {Promise<void>} */
  async press(key) {
    const { page } = this.#login;
    await page.locator(`#phone ::-p-aria([name="${this.#login.demoText(key)}"][role="button"])`).click();
  }

  /** Waits for a request. @returns {Promise<string>} the control code that it shows */
  async rings() {
    const { page } = this.#login;
    await page.waitForSelector('#phone [data-screen="request"]:not([hidden])');
    return page.$eval('#phone-control-code', (code) => code.textContent ?? '');
  }

  /** Enters a PIN on the keys. */
  async enterPin(pin = PIN1) {
    const { page } = this.#login;
    await page.waitForSelector('#phone [data-screen="pin"]:not([hidden])');
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
