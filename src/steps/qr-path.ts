import { create } from 'qrcode/lib/core/qrcode.js';

/** The light of a QR symbol as one path to be filled by the even-odd rule, quiet zone included: its holes are the dark modules. */
export interface QrPath {
  /** Width and height of the view box, in modules. */
  readonly size: number;
  readonly path: string;
}

/** Light modules around the symbol: ISO/IEC 18004 asks for four. */
const quietZone = 4;

/**
 * Draws a text byte for byte. Level L: a screen has no scratches, and fewer modules are larger ones.
 * @throws Error when the text is longer than a symbol holds (2 953 bytes)
 */
export function qrPath(text: string): QrPath {
  const bytes = new TextEncoder().encode(text);
  const { modules } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'L' });
  const { size, data } = modules;
  const outer = size + 2 * quietZone;
  let path = `M0 0h${outer}v${outer}H0z`;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!data[row * size + column]) continue;
      const from = column;
      while (column < size && data[row * size + column]) column += 1;
      path += `M${from + quietZone} ${row + quietZone}h${column - from}v1H${from + quietZone}z`;
    }
  }
  return { size: outer, path };
}
