// A person at an example's page: a login given up and begun again, in another language, and the page after it.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';

/** Nothing takes longer, unless it never happens. */
const PATIENCE_MS = 60_000;
/** The owner of this number does not answer the phone. */
const SILENT = '100005';
const CONFIRMS = '100001';

class Login {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async reaches(step: string): Promise<void> {
    await this.#page.waitForSelector(`internetbank-login[step=${step}]`);
  }

  #part(selector: string) {
    return this.#page.locator(`internetbank-login >>> ${selector}`);
  }

  press(part: string): Promise<void> {
    return this.#part(`[part~=${part}]`).click();
  }

  /** @returns the code that is to be compared */
  async begin(userNumber: string): Promise<string> {
    await this.reaches('choosing');
    await this.#part('[data-method=smart-id-push]').click();
    await this.#part('[part~=user-number]').fill(userNumber);
    await this.press('submit');
    return this.#part('[part~=control-code]')
      .map((code) => (code.textContent ?? '').trim())
      .wait();
  }

  async speaks(language: string): Promise<void> {
    // One that is seen: a wait for one that is only there watches the document, and no shadow root.
    await this.#page.waitForSelector(`internetbank-login >>> .card[lang=${language}]`, { visible: true });
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
    const shown = await page?.evaluate(() => document.body.innerHTML);
    throw new Error(`On the page: ${shown ?? 'nothing'}`, { cause: error });
  } finally {
    await context.close();
  }
}
