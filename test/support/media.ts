import { executeServerCommand } from '@web/test-runner-commands';

/** Emulates CSS media features, or none with an empty list. @returns false where the browser cannot */
export async function emulate(...features: { name: string; value: string }[]): Promise<boolean> {
  try {
    await executeServerCommand('emulate-media-features', features);
    return true;
  } catch {
    return false;
  }
}
