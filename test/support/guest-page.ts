import type { LoginAdapter } from '../../src/flow/adapter.js';
import { until } from './widget.js';

/** A page of its own, as wide as a test wants: every engine can do this, and its viewport units are real. */
export interface GuestPage {
  readonly window: Window;
  readonly document: Document;
  /** Waits until the page is drawn at this size, CSS pixels. */
  resize(width: number, height?: number): Promise<void>;
  remove(): void;
}

/** A bank for as long as nobody chooses a method. */
export const quietBank = (): LoginAdapter => ({
  options: () =>
    Promise.resolve({
      methods: [
        { id: 'smart-id', asks: [] },
        { id: 'password', asks: ['userNumber', 'password'] },
      ],
    }),
  start: () => new Promise(() => {}),
  poll: () => new Promise(() => {}),
  submit: () => new Promise(() => {}),
});

/** Opens a page with this markup, in which our elements are not registered. */
export async function openPage(body: string, { width = 1280, height = 900, head = '' } = {}): Promise<GuestPage> {
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { border: '0', position: 'absolute', insetInlineStart: '0', top: '0' });
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
  document.body.append(frame);
  await loaded;
  const { contentWindow: window, contentDocument: inner } = frame;
  if (!window || !inner) throw new Error('a frame without a page');
  const resize = async (width: number, height = 900): Promise<void> => {
    Object.assign(frame.style, { width: `${width}px`, height: `${height}px` });
    await until(() => window.innerWidth === width && window.innerHeight === height, `${width} × ${height}`);
  };
  await resize(width, height);
  return { window, document: inner, resize, remove: () => frame.remove() };
}

/** Registers our elements in the page, gives each its bank and waits for its first screen. */
export async function upgrade({ document: page }: GuestPage, bank: LoginAdapter = quietBank()): Promise<void> {
  const widgets = [...page.querySelectorAll('internetbank-login')];
  // A page without an address of its own does not count as one of ours.
  for (const widget of widgets) Object.assign(widget, { adapter: bank, allowFraming: true });
  const script = page.createElement('script');
  script.type = 'module';
  script.src = new URL('../../src/register.ts', import.meta.url).href;
  const loaded = new Promise((resolve, reject) => {
    script.addEventListener('load', resolve, { once: true });
    script.addEventListener('error', reject, { once: true });
  });
  page.head.append(script);
  await loaded;
  for (const widget of widgets) {
    await until(() => inside(widget, 'ibl-choosing-step')?.shadowRoot?.querySelector('[part=method]'), 'methods');
  }
}

/** The first element in the widget's own shadow root that matches. */
export const inside = (widget: Element, selector: string): HTMLElement | null | undefined =>
  widget.shadowRoot?.querySelector<HTMLElement>(selector);
