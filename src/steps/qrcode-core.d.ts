/** The encoder alone, without the package's renderers: 6.7 kB brotli instead of 8.2. */
declare module 'qrcode/lib/core/qrcode.js' {
  export function create(
    segments: readonly { data: Uint8Array; mode: 'byte' }[],
    options: { errorCorrectionLevel: 'L' | 'M' },
  ): { modules: { size: number; data: Uint8Array } };
}
