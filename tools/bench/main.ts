/**
 * How fast the built widget is, in Chromium on this machine, beside bare Lit and a plain form: figures to compare with each
 * other, never a test. The goals are the project's own, for a CPU slowed down four times.
 */
import { openDemo } from '../look/demo.js';
import { measureControlCodes } from './control-code.js';
import { measureFirstScreens } from './first-screen.js';
import { serve } from './pages.js';
import { measureQrCodes } from './qr-codes.js';
import { measureWaiting } from './waiting.js';

/** So often each page is loaded; the median is told. */
const rounds = Number(process.argv[2] ?? 5);

const { origin, browser, close } = await openDemo(await serve());
console.log((await measureFirstScreens(browser, origin, rounds)).join('\n'));
console.log();
await measureQrCodes(browser, origin);
await measureControlCodes(browser, origin);
await measureWaiting(browser, origin);
await close();
