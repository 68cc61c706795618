/**
 * Registers `<internetbank-login>` as `internetbank-login` does, and lets it take over what a server has drawn, node by node.
 * Needs `@lit-labs/ssr-client`.
 */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { adoptStyles, LitElement, type PropertyValues } from 'lit';
import { StepElement } from './steps/step-element.js';
import { defineWidget } from './widget/define-widget.js';
import { InternetbankLogin } from './widget/internetbank-login.js';

export * from './elements.js';

/** What of an element is hidden from others. */
interface Drawing {
  createRenderRoot: (this: LitElement) => ShadowRoot;
  update: (this: LitElement, changed: PropertyValues) => void;
  takeOver: (this: LitElement, changed: PropertyValues) => void;
}
const [lit, login, step] = [LitElement, InternetbankLogin, StepElement].map(
  ({ prototype }) => prototype as unknown as Drawing,
) as [Drawing, Drawing, Drawing];

// Lit asks for it when it is evaluated, which another script may have had done.
if (!Object.hasOwn(LitElement, 'observedAttributes')) globalThis.litElementHydrateSupport?.({ LitElement });

for (const drawing of [login, step]) {
  const open = drawing.createRenderRoot;
  drawing.createRenderRoot = function () {
    const isServed = this.shadowRoot !== null;
    const root = open.call(this);
    // Under a policy that lets no style of the server in, there is none yet.
    if (isServed) adoptStyles(root, (this.constructor as typeof LitElement).elementStyles);
    return root;
  };
}

const drawAnew = login.takeOver;
login.takeOver = function (changed) {
  takeOver(this, changed);
};
step.update = function (changed) {
  if (this.hasUpdated) lit.update.call(this, changed);
  else takeOver(this, changed);
};

defineWidget();

/** Where the page is not as the server thought, Lit says so, and it is drawn anew. */
function takeOver(element: LitElement, changed: PropertyValues): void {
  try {
    lit.update.call(element, changed);
  } catch {
    drawAnew.call(element, changed);
  }
}

declare global {
  // What Lit calls, where it is there.
  var litElementHydrateSupport: ((lit: { LitElement: typeof LitElement }) => void) | undefined;
}
