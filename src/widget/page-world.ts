import type { WebEid } from '../adapters/web-eid.js';
import type { Device } from '../flow/adapter.js';
import type { Clock } from '../flow/clock.js';
import type { World } from '../flow/world.js';
import type { LanguageController } from './language-controller.js';
import type { PageBank } from './page-bank.js';
import { isReference } from './safe-url.js';
import type { Screens } from './screens.js';

/** What a page says that a flow needs to know. */
interface Page {
  readonly clock: Clock;
  readonly resume: boolean;
  readonly webEid: WebEid | null | undefined;
}

/** The rooms of the widget that a flow reaches the page by. */
interface Rooms {
  readonly texts: LanguageController;
  readonly screens: Screens;
}

/** What a flow is given of the page that its element is on. What may change later is asked for when it is needed. */
export function worldOf(page: Page, bank: PageBank, { texts, screens }: Rooms): World {
  const policy = () => screens.talkPart?.urlPolicy(bank.hosts);
  return {
    ...bank.begin(),
    clock: page.clock,
    urls: {
      allowsLink: (url) => !!policy()?.allowsLink(url),
      allowsRedirect: (url) => !!policy()?.allowsRedirect(url),
      allowsReference: isReference,
    },
    resume: page.resume,
    idCard: () => (page.webEid ? screens.talkPart?.cardReader(page.webEid) : undefined),
    language: () => texts.language,
    device: () => deviceAs(screens),
    random: () => Math.random(),
    ready: () => screens.ready(),
  };
}

/** The kind of device, as far as it can be told by now. */
export const deviceAs = ({ talkPart }: Pick<Screens, 'talkPart'>): Device => talkPart?.deviceOf(navigator) ?? 'desktop';
