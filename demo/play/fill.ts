import { findPart } from './qr-reader.js';

/** A form that comes in a part of its own is there within these. */
const MOST_FRAMES = 120;
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Fills fields of a login in by their parts, as a password manager does.
 *
 * @returns whether all of them came
 */
export async function fill(login: HTMLElement, values: Readonly<Record<string, string>>): Promise<boolean> {
  for (let frames = 0; frames < MOST_FRAMES && login.isConnected; frames++) {
    const fields = Object.entries(values).map(
      ([part, value]) => [login.shadowRoot && findPart(login.shadowRoot, part), value] as const,
    );
    if (fields.every(([field]) => field instanceof HTMLInputElement)) {
      for (const [field, value] of fields) {
        if (!(field instanceof HTMLInputElement)) continue;
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }
      return true;
    }
    await nextFrame();
  }
  return false;
}
