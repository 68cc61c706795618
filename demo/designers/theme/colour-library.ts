// The colour library: some 70 kB, so it is loaded with the theme editor only. It parses any CSS colour and
// measures contrast.
import { ColorSpace, HSL, HWB, Lab, LCH, OKLab, OKLCH, sRGB } from 'colorjs.io/fn';

for (const space of [sRGB, HSL, HWB, Lab, LCH, OKLab, OKLCH]) ColorSpace.register(space);

export { contrastWCAG21, deltaE2000, parse, serialize, to, toGamut } from 'colorjs.io/fn';
