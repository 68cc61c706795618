import { expect, fixtureSync, html } from '@open-wc/testing';
import { all, part, parts, textOf, type } from '../support/composed.js';
import { until } from '../support/widget.js';

const faults = ['404', '503', 'html', 'script', 'silent'] as const;
let runs = 0;

interface Heard {
  readonly type: string;
  readonly detail: { readonly message?: string };
}

/** The built widget in a frame of its own, from a server where a part fails so many times. */
function visit(partName: string, fault: string, times: number) {
  const run = `${navigator.userAgent.length}-${Date.now()}-${(runs += 1)}`;
  const frame = fixtureSync<HTMLIFrameElement>(
    html`<iframe title="login" src="/faulty/${run}/${partName}/${fault}/${times}/page.html"></iframe>`,
  );
  const page = () => frame.contentDocument!.querySelector('internetbank-login') ?? frame.contentDocument!;
  const heard = () => (frame.contentWindow as unknown as { eval(code: string): Heard[] }).eval('heard');
  const has = (name: string) => until(() => parts(page(), name).length > 0, name);
  const choose = async (id: string) => {
    await until(() => all(page(), `[data-method=${id}]`).length > 0, id);
    all(page(), `[data-method=${id}]`)[0]!.click();
  };
  const press = (name: string) => part(page(), name).click();
  const isMissing = () => until(() => all(page(), 'ibl-not-loaded-step').length > 0, 'not loaded');
  const warnings = () => heard().flatMap(({ type, detail }) => (type === 'login-warning' ? [detail.message] : []));
  return { page, heard, has, choose, press, isMissing, warnings };
}

describe('a server that fails', () => {
  for (const fault of faults) {
    for (const name of ['later-steps', 'i18next-texts', 'en-later', 'talk']) {
      it(`${fault}: once for ${name}, and the login goes on after another try`, async () => {
        const { page, heard, has, choose, press, isMissing, warnings } = visit(name, fault, 1);
        await choose('smart-id-push');
        await isMissing();
        expect(warnings().join()).to.contain(`chunks/${name}`);
        press('retry');
        await has('user-number');
        type(part(page(), 'user-number'), '12345678');
        press('submit');
        await has('control-code');
        expect(textOf(part(page(), 'control-code'))).to.equal('0042');
        expect(heard().filter(({ type }) => type !== 'login-warning')).to.deep.equal([]);
      });
    }

    it(`${fault}: for the first texts, which come after another try`, async () => {
      const { page, has, press, isMissing } = visit('en', fault, 1);
      await isMissing();
      expect(textOf(part(page(), 'retry'))).to.contain('Mēģināt vēlreiz');
      press('retry');
      await has('method');
      expect(textOf(page())).to.contain('How would you like to log in?');
    });

    it(`${fault}: for good, and there is a way back and the whole page again`, async () => {
      const { page, has, choose, press, isMissing } = visit('later-steps', fault, 3);
      await choose('smart-id-push');
      await isMissing();
      const said = part(page(), 'alert').textContent;
      press('retry');
      await until(() => part(page(), 'alert').textContent !== said, 'said again');
      await isMissing();
      press('cancel');
      await has('method');
      await choose('smart-id-push');
      await isMissing();
      const before = page();
      press('link');
      await until(() => page() !== before && parts(page(), 'method').length > 0, 'the page again');
    });

    it(`${fault}: for the QR encoder, which comes after another try`, async () => {
      const { page, has, choose, press, warnings } = visit('qr-code', fault, 1);
      await choose('smart-id');
      await has('retry');
      expect(textOf(page())).to.contain('The QR code could not be shown.');
      press('retry');
      await until(() => parts(page(), 'error').length === 0);
      expect(warnings().join()).to.contain('qr-code');
    });

    it(`${fault}: for the help, which is said, and comes after another try`, async () => {
      const { page, has, press, warnings } = visit('help-panel', fault, 1);
      await has('help');
      press('help');
      await has('error');
      expect(textOf(part(page(), 'error'))).to.equal('Help could not be loaded. Try again.');
      expect(warnings().join()).to.contain('help-panel');
      press('help');
      await until(() => all(page(), 'ibl-help-panel').length > 0, 'help');
      expect(parts(page(), 'error')).to.deep.equal([]);
    });
  }
});
