import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import type { Scene } from './catalogue.js';

/** Every element below a root, shadow roots included. */
export function* composed(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* composed(element.shadowRoot);
  }
}

function findPart(widget: InternetbankLogin, name: string): Element | undefined {
  for (const element of widget.shadowRoot ? composed(widget.shadowRoot) : [])
    if (element.part.contains(name)) return element;
  return undefined;
}

/** The screen that is drawn: the attribute tells of a step before. */
const drawn = (widget: InternetbankLogin) =>
  widget.shadowRoot?.querySelector<Element & { readonly state?: { readonly step: string } }>('[exportparts]');
const heading = (widget: InternetbankLogin) => drawn(widget)?.shadowRoot?.querySelector('h2')?.textContent?.trim();

/**
 * Leads a widget that is on the page to its scene.
 * @param until resolves when a condition holds, or to false when that is no longer awaited
 */
export async function lead(
  widget: InternetbankLogin,
  scene: Scene,
  until: (condition: () => unknown) => Promise<boolean>,
): Promise<boolean> {
  await customElements.whenDefined('internetbank-login');
  if (scene.by === 'identify' || scene.by === 'start') widget.start(scene.method ?? '');
  if (scene.by === 'cancel') {
    await until(() => heading(widget));
    widget.cancel();
  }
  if (scene.press) {
    const { press } = scene;
    await until(() => heading(widget) && findPart(widget, press));
    // Not a frame: a page in the background draws none.
    await new Promise((resolve) => setTimeout(resolve));
    (findPart(widget, press) as HTMLElement | undefined)?.click();
  }
  if (scene.press === 'help' || scene.problem === 'account-not-qualified') {
    await until(() => widget.shadowRoot?.querySelector('ibl-help-panel')?.shadowRoot);
  }
  if (scene.isAgain) {
    await until(() => widget.getAttribute('step') === 'choosing');
    widget.start(scene.method ?? '');
  }
  const isThere = () => scene.parts.every((name) => findPart(widget, name));
  return until(() => drawn(widget)?.state?.step === scene.step && heading(widget) && isThere());
}
