import { executeServerCommand, sendKeys, setViewport } from '@web/test-runner-commands';

/** What a test asks of the browser's driver. Some drivers cannot do all of it: then the answer is false. */
async function can(command: () => Promise<unknown>): Promise<boolean> {
  try {
    await command();
    return true;
  } catch (error) {
    if (/not supported|Unknown command|no plugin/i.test(String(error))) return false;
    throw error;
  }
}

let isEmulating = false;

/** Emulates CSS media features, or none with an empty list. */
export async function emulate(...features: { name: string; value: string }[]): Promise<boolean> {
  if (!isEmulating && features.length === 0) return true;
  isEmulating = features.length > 0;
  return can(() => executeServerCommand('emulate-media-features', features));
}

/** Keys as a keyboard sends them, to whatever has the focus. */
export const keys = (keys: Parameters<typeof sendKeys>[0]): Promise<boolean> => can(() => sendKeys(keys));

export const viewport = (width: number, height: number): Promise<boolean> => can(() => setViewport({ width, height }));
