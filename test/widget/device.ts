import { expect } from '@open-wc/testing';
import { deviceOf } from '../../src/widget/device.js';

const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15';
const android = (kind: string) =>
  `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 ${kind}Safari/537.36`;

describe('The device', () => {
  for (const [what, userAgent, maxTouchPoints, device] of [
    ['a Mac', mac, 0, 'desktop'],
    ['a Mac beside a screen that is touched', mac, 1, 'desktop'],
    ['an iPad that calls itself a Mac', mac, 5, 'tablet'],
    ['an iPad', mac.replace('Macintosh; Intel Mac OS X 10_15_7', 'iPad; CPU OS 18_5 like Mac OS X'), 5, 'tablet'],
    [
      'an iPhone',
      mac.replace('Macintosh; Intel Mac OS X 10_15_7', 'iPhone; CPU iPhone OS 18_5 like Mac OS X'),
      5,
      'phone',
    ],
    ['an Android phone', android('Mobile '), 5, 'phone'],
    ['an Android tablet', android(''), 5, 'tablet'],
    [
      'Firefox on an Android tablet',
      'Mozilla/5.0 (Android 14; Tablet; rv:140.0) Gecko/140.0 Firefox/140.0',
      5,
      'tablet',
    ],
    ['Firefox on an Android phone', 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 5, 'phone'],
    ['Windows with a screen that is touched', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0', 10, 'desktop'],
  ] as const) {
    it(`is a ${device}: ${what}`, () => expect(deviceOf({ userAgent, maxTouchPoints })).to.equal(device));
  }
});
