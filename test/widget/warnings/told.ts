import type { InternetbankLogin } from '../../../src/widget/internetbank-login.js';
import { settled } from '../../support/manual-clock.js';
import { rendered, until, warningsIn, type Mounted } from '../../support/widget.js';

/** All that was told, once nothing more is to come. */
export const told = async (widget: InternetbankLogin, heard: Mounted['heard'], atLeast = 1) => {
  await until(() => warningsIn(heard).length >= atLeast, `${atLeast} warnings`);
  widget.requestUpdate();
  await rendered(widget);
  await settled();
  return warningsIn(heard);
};
