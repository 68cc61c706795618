// Pictures as pixels: simplified, written, compared.
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const LEVELS = 16;
const PIXEL_THRESHOLD = 0.1;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const read = (bytes: Uint8Array): PNG => PNG.sync.read(Buffer.from(bytes));
export const write = (png: PNG): Buffer => PNG.sync.write(png, { colorType: 2, deflateLevel: 9 });

/** Fewer levels: the picture packs well, and a rounding of the last bit is no difference. */
export function simplify(png: PNG): PNG {
  const step = 255 / (LEVELS - 1);
  png.data.forEach((value, at) => {
    png.data[at] = at % 4 === 3 ? 255 : Math.round(Math.round(value / step) * step);
  });
  return png;
}

export const areOfOneSize = (one: PNG, other: PNG): boolean => one.width === other.width && one.height === other.height;

/** The pixels in which two pictures of one size differ, on nothing. Edges of letters do not count. */
export function differencesOf(kept: PNG, now: PNG): PNG {
  const drawn = new PNG({ width: kept.width, height: kept.height });
  pixelmatch(kept.data, now.data, drawn.data, kept.width, kept.height, { threshold: PIXEL_THRESHOLD, diffMask: true });
  return drawn;
}

/** Which share of a part of the picture differs, from 0 to 1. */
export function shareIn(differences: PNG, { x, y, width, height }: Box): number {
  let count = 0;
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      if ((differences.data[(row * differences.width + column) * 4 + 3] ?? 0) > 0) count += 1;
    }
  }
  return count / (width * height);
}
