// A person at an example's page: a login given up and begun again, in another language, and the page after it.
import assert from 'node:assert/strict';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';

/** Nothing takes longer, unless it never happens. */
const PATIENCE_MS = 60_000;
/** The owner of this number does not answer the phone. */
const SILENT = '100005';
const CONFIRMS = '100001';

/** What stands on the page, shadow roots too: written as text, since a function's helpers are not there. */
const SHOWN = `(function within(root) {
  return [...root.querySelectorAll('*')]
    .map((element) => (element.shadowRoot ? within(element.shadowRoot) : element.outerHTML.slice(0, 200)))
    .join('\\n');
})(document)`;

class Login {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async reaches(step: string): Promise<void> {
    await this.#page.waitForSelector(`internetbank-login[step=${step}]`);
  }

  /** One that is seen: a wait for one that is only there watches the document, and no shadow root. */
  async #part(selector: string): Promise<ElementHandle> {
    const part = await this.#page.waitForSelector(`internetbank-login >>> ${selector}`, { visible: true });
    assert.ok(part);
    return part;
  }

  async press(part: string): Promise<void> {
    await (await this.#part(`[part~=${part}]`)).click();
  }

  /** @returns the code that is to be compared */
  async begin(userNumber: string): Promise<string> {
    await this.reaches('choosing');
    await (await this.#part('[data-method=smart-id-push]')).click();
    const field = await this.#part('[part~=user-number]');
    await field.click({ count: 3 }); // what was typed before is marked, and typed over
    await this.#page.keyboard.type(userNumber);
    await this.press('submit');
    const code = await this.#part('[part~=control-code]');
    return code.evaluate(({ textContent }) => (textContent ?? '').trim());
  }

  async speaks(language: string): Promise<void> {
    await this.#part(`.card[lang=${language}]`);
  }
}

async function watch(page: Page): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  await page.evaluateOnNewDocument(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`The policy was violated: ${violatedDirective} ${blockedURI}`),
    ),
  );
  return complaints;
}

/** @throws when anything is not as it must be */
export async function visit(browser: Browser, origin: string): Promise<void> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints = await watch(page);
    await page.goto(origin);
    const login = new Login(page);

    await login.reaches('choosing');
    await login.speaks('en');
    for (const language of ['lt', 'lv']) {
      await page.select('#language', language);
      await login.speaks(language);
    }

    assert.match(await login.begin(SILENT), /^\d{4}$/);
    await login.press('cancel');
    assert.match(await login.begin(CONFIRMS), /^\d{4}$/);
    const status = await page.locator('[role=status] ::-p-text(Signed in)').waitHandle();
    assert.match(await status.evaluate((element) => element.textContent ?? ''), /^Signed in/);
    assert.equal(await page.$('internetbank-login'), null, 'the page has taken the login away');

    await page.locator('button ::-p-text(Log out)').click();
    assert.match(await login.begin(SILENT), /^\d{4}$/);
    assert.deepEqual(complaints, []);
  } catch (error) {
    const [page] = await context.pages();
    const shown = (await page?.evaluate(SHOWN)) as string | undefined;
    throw new Error(`On the page: ${shown ?? 'nothing'}`, { cause: error });
  } finally {
    await context.close();
  }
}
