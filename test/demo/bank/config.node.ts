import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { checkConfig, readConfig } from '../../../demo/bank/config.js';
import { Authority } from '../../../demo/services/authority/authority.js';
import { trustOf, writeTrust } from '../../../demo/services/trust.js';
import { realWorld } from '../../../demo/services/world.js';

const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'bank-config-'));
after(() => rmSync(folder, { recursive: true }));
await writeTrust(trustOf(new Authority(realWorld, { name: 'Test', ocspUrl: 'http://127.0.0.1/ocsp' })), folder);

const pins = [Buffer.alloc(32, 1).toString('base64')];
const service = {
  url: 'https://service.example/v3',
  relyingPartyUUID: '11111111-1111-4111-8111-111111111111',
  relyingPartyName: 'BANK',
  pins,
};
const sound = {
  origin: 'https://bank.example',
  smartId: { ...service, schemeName: 'smart-id', anchors: 'smart-id' },
  mobileId: { ...service, anchors: 'mobile-id' },
  idCard: { anchors: 'id-card' },
};
const env = {
  BANK_KEYS: `new=${Buffer.alloc(32, 1).toString('base64')},old=${Buffer.alloc(32, 2).toString('base64')}`,
};
const surroundings = { env, now: Date.now(), folder };

describe('the configuration', () => {
  it('opens a bank when nothing is amiss, with what it says', () => {
    const checked = checkConfig(sound, surroundings);
    assert.ok(checked.kind === 'sound', JSON.stringify(checked));
    const { config, ageing } = checked;
    assert.deepEqual(ageing, []);
    assert.equal(config.smartId.baseUrl, service.url);
    assert.equal(config.smartId.revocation, 'required');
    assert.equal(config.smartId.anchors.roots.length, 1);
    assert.deepEqual(config.keys.map(({ id, secret }) => [id, secret.length]), [['new', 32], ['old', 32]]); // prettier-ignore
  });

  const live = { ...sound.smartId, url: 'https://rp-api.smart-id.com/v3' };
  const faulty: [name: string, json: unknown, says: RegExp, changes?: object][] = [
    ['nothing', null, /^The configuration must be an object\.$/m],
    ['no origin', { ...sound, origin: undefined }, /^origin is missing\.$/m],
    ['an origin that anybody hears', { ...sound, origin: 'http://bank.example' }, /^origin must begin with https:/m],
    ['an origin with a path', { ...sound, origin: 'https://bank.example/x' }, /^origin must be the origin of a page/m],
    ['no scheme', { ...sound, smartId: { ...sound.smartId, schemeName: 'x' } }, /^smartId\.schemeName must be one of/m],
    [
      'the test scheme at the live service',
      { ...sound, smartId: { ...live, schemeName: 'smart-id-demo' } },
      /but its url is live/,
    ],
    [
      'the UUID of tests at the live service',
      { ...sound, smartId: { ...live, relyingPartyUUID: '00000000-0000-4000-8000-000000000000' } },
      /^smartId\.relyingPartyUUID is that of tests/m,
    ],
    ['no pin', { ...sound, smartId: { ...sound.smartId, pins: [] } }, /^smartId\.pins must name the key in force/m],
    [
      'a pin that is none',
      { ...sound, mobileId: { ...sound.mobileId, pins: ['x'] } },
      /^mobileId\.pins must be SHA-256/m,
    ],
    [
      'a pin that has ended',
      { ...sound, smartId: { ...sound.smartId, pinsEndAt: '2020-01-01' } },
      /^The key pinned for smartId has ended/m,
    ],
    [
      'plain http',
      { ...sound, mobileId: { ...sound.mobileId, url: 'http://x.example' } },
      /^mobileId\.url must begin with https/m,
    ],
    [
      'no name',
      { ...sound, smartId: { ...sound.smartId, relyingPartyName: '' } },
      /^smartId\.relyingPartyName is missing/m,
    ],
    ['no anchors', { ...sound, idCard: {} }, /^idCard\.anchors is missing/m],
    ['a folder that is not there', { ...sound, idCard: { anchors: 'nowhere' } }, /^idCard\.anchors: .*nowhere/m],
    [
      'a policy of its own',
      { ...sound, idCard: { anchors: 'id-card', revocation: 'maybe' } },
      /^idCard\.revocation must be one of/m,
    ],
    ['no keys', sound, /^BANK_KEYS must be name=key/m, { env: {} }],
    ['a short key', sound, /^BANK_KEYS must be name=key/m, { env: { BANK_KEYS: 'k=AAAA' } }],
    ['two nodes and no store between them', { ...sound, nodes: 2 }, /^With 2 nodes the logins have to be in Redis/m],
    ['anchors that have ended', sound, /^The certificate of .* has ended\.$/m, { now: Date.now() + 16 * 365 * DAY_MS }],
  ];
  for (const [name, json, says, changes] of faulty) {
    it(`keeps a bank closed with ${name}`, () => {
      const checked = checkConfig(json, { ...surroundings, ...changes });
      assert.ok(checked.kind === 'faulty');
      assert.match(checked.faults.join('\n'), says);
      for (const fault of checked.faults) assert.match(fault, /^[\w'].*\.$/s, 'a sentence');
    });
  }

  it('tells all that is amiss at once', () => {
    const checked = checkConfig({}, { ...surroundings, env: {} });
    assert.ok(checked.kind === 'faulty');
    assert.ok(checked.faults.length > 8);
  });

  it('warns thirty days before something ends', () => {
    for (const [days, warns] of [
      [31, false],
      [30, true],
      [0, true],
    ] as const) {
      const pinsEndAt = new Date(surroundings.now + days * DAY_MS + 1000).toISOString();
      const checked = checkConfig({ ...sound, smartId: { ...sound.smartId, pinsEndAt } }, surroundings);
      assert.ok(checked.kind === 'sound');
      assert.deepEqual(checked.ageing, warns ? [{ what: 'The key pinned for smartId', endsInDays: days }] : []);
    }
  });

  it('is read from a file, beside which its folders lie', () => {
    const file = join(folder, 'bank.json');
    writeFileSync(file, JSON.stringify(sound));
    assert.equal(readConfig(file, surroundings).kind, 'sound');
    writeFileSync(file, '{');
    assert.deepEqual(readConfig(file, surroundings), {
      kind: 'faulty',
      faults: [`The configuration ${file} is not JSON.`],
    });
    assert.equal(readConfig(join(folder, 'none.json'), surroundings).kind, 'faulty');
  });
});
