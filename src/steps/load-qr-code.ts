import { loadPart } from '../loading/load-part.js';
import { define } from './define.js';

let encoder: Promise<void> | undefined;

/**
 * Loads and warms the QR encoder, once for all who want it; its element is registered when this resolves.
 * @throws Error as `loadPart` does
 */
export function loadQrCode(): Promise<void> {
  encoder ??= (async () => {
    const { QrCode, warm } = await loadPart('qr-code', () => import('./qr-code.js'));
    define('ibl-qr-code', QrCode);
    warm();
  })().catch((error: unknown) => {
    encoder = undefined;
    throw error;
  });
  return encoder;
}
