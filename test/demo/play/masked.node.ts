// What the page tells of a login.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { masked } from '../../../demo/play/masked.js';

it('the conversation shows states as they are and people only as a hint', () => {
  const shown = JSON.stringify(
    masked({
      method: 'smart-id-push',
      identity: { userNumber: '1234567', personalCode: '40504040001', password: 'Secret-1' },
      show: { kind: 'control-code', controlCode: '0493' },
      session: { id: 'a-long-session' },
      link: 'https://smart-id.com/device-link?x=1',
      value: '481920',
      status: 'pending',
    }),
  );
  for (const open of ['smart-id-push', '1•••••7', '4•••••••••1', 'control-code', 'pending'])
    assert.ok(shown.includes(open), open);
  for (const secret of ['1234567', '40504040001', 'Secret', '0493', 'a-long', 'device-link', '481920']) {
    assert.ok(!shown.includes(secret), secret);
  }
});
