/** The surroundings in which a screen can be shown, and how large the page in them is, in CSS pixels. */
export const frameSizes = {
  phone: { width: 390, height: 780 },
  small: { width: 320, height: 640 },
  keyboard: { width: 390, height: 508 },
  tablet: { width: 768, height: 900 },
  desktop: { width: 1280, height: 760 },
  text200: { width: 390, height: 780 },
  column: { width: 1280, height: 760 },
  dialog: { width: 1024, height: 760 },
  contrast: { width: 390, height: 780 },
  still: { width: 390, height: 780 },
} as const;

export type Frame = keyof typeof frameSizes;
export const isFrame = (name: string): name is Frame => Object.hasOwn(frameSizes, name);
export const frames = Object.keys(frameSizes).filter(isFrame);

/** Texts that say what a frame shows only nearly. */
export const frameNotes: Partial<Record<Frame, string>> = {
  contrast: 'noteContrast',
  still: 'noteStill',
  text200: 'noteText200',
  keyboard: 'noteKeyboard',
};
