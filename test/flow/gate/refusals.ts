import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { sessionOf } from '../../../src/flow/closing.js';
import { Refusal, type UrlPolicy } from '../../../src/flow/gate.js';
import { checkOptions } from '../../../src/flow/offer.js';
import { checkReply, checkResumed } from '../../../src/flow/reply.js';
import {
  codePrompt,
  controlCode,
  failureReply,
  pending,
  qrLink,
  session,
  success,
} from '../../support/scripted-adapter.js';
import { isHttps, policy, check, checkAll, shown, asked } from './checks.js';

describe('what the gate tells of a refusal', () => {
  /** The field, and the host if there is one. */
  const refused = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      const { cause } = error as LoginError;
      expect(cause).to.be.instanceOf(Refusal);
      return namesOf(cause as Refusal);
    }
    throw new Error('was not refused');
  };
  const namesOf = ({ field, host }: Refusal) => (host === undefined ? field : `${field} ${host}`);
  const strict: UrlPolicy = {
    allowsLink: (url) => url.startsWith('https://smart-id.com/'),
    allowsRedirect: (url) => /^(https:\/\/bank\.test)?\/(?!\/)/.test(url),
    allowsReference: isHttps,
  };

  for (const [raw, field] of [
    [undefined, ''],
    [null, ''],
    [[], ''],
    [{}, 'status'],
    [{ status: 'almost' }, 'status'],
    [{ status: 'pending' }, 'session'],
    [pending({ session: { id: 7 } as never }), 'session.id'],
    [pending({ show: undefined as never }), 'show'],
    [shown({ kind: 'telepathy' }), 'show.kind'],
    [controlCode('42'), 'show.controlCode'],
    [shown({ kind: 'control-code', controlCode: '0042', choose: 'yes' }), 'show.choose'],
    [shown({ kind: 'device-link' }), 'show'],
    [shown({ kind: 'redirect' }), 'show.url'],
    [pending({ expiresInMs: '90' as never }), 'expiresInMs'],
    [codePrompt('1', { prompt: { kind: 'password', reason: 'why' } as never }), 'prompt.reason'],
    [asked({ kind: 'riddle', length: 4 }), 'prompt.kind'],
    [asked({ kind: 'code-card' }), 'prompt.position'],
    [codePrompt('1', { attemptsLeft: '2' as never }), 'attemptsLeft'],
    [success({ redirectUrl: 5 }), 'redirectUrl'],
    [{ status: 'failure' }, 'problem'],
  ] as const) {
    it(`is ${field ? `the field ${field}` : 'the whole'} of ${JSON.stringify(raw) ?? 'undefined'}`, () => {
      expect(refused(() => check(raw))).to.equal(field);
    });
  }

  it('is the field whose reading throws, and nothing of what was thrown', () => {
    const raw = {
      get status() {
        throw new TypeError('482913');
      },
    };
    expect(refused(() => check(raw))).to.equal('status');
  });

  it('is the way to a field of the options, and of a login to go on with', () => {
    const methods = [
      { id: 'a', asks: [] },
      { id: 'b', asks: [], notice: { kind: 'info' } },
    ];
    expect(refused(() => checkAll({}))).to.equal('methods');
    expect(refused(() => checkAll({ methods }))).to.equal('methods.1.notice.text');
    expect(refused(() => checkAll({ methods: [], institutions: [{ id: 'x' }] }))).to.equal('institutions.0.name');
    expect(refused(() => checkResumed({ method: 'x', reply: controlCode('42') }, policy))).to.equal(
      'reply.show.controlCode',
    );
  });

  for (const [show, expected] of [
    [{ kind: 'redirect', url: 'https://elsewhere.test/confirm?code=482913' }, 'show.url elsewhere.test'],
    [{ kind: 'redirect', url: 'https://elsewhere.test:8443' }, 'show.url elsewhere.test:8443'],
    [{ kind: 'redirect', url: '//elsewhere.test/confirm' }, 'show.url elsewhere.test'],
    [{ kind: 'device-link', link: 'https://smart-id.com.evil.test/?x=1' }, 'show.link smart-id.com.evil.test'],
    [{ kind: 'device-link', qr: 'https://evil.test#x', link: qrLink(1) }, 'show.qr evil.test'],
    // The host is not what is wrong with these.
    [{ kind: 'redirect', url: 'https://user:secret@elsewhere.test/' }, 'show.url'],
    [{ kind: 'redirect', url: 'http://bank.test/' }, 'show.url'],
    [{ kind: 'redirect', url: 'javascript:alert(1)//elsewhere.test/' }, 'show.url'],
    [{ kind: 'device-link', qr: 'smart-id.com/device-link' }, 'show.qr'],
    [{ kind: 'device-link', qr: '' }, 'show.qr'],
  ] as const) {
    it(`is ${expected} for ${JSON.stringify(show)}`, () => {
      expect(refused(() => checkReply(shown(show), strict))).to.equal(expected);
    });
  }

  it('is none for a host that is allowed: a URL may be too long there', () => {
    const short: UrlPolicy = { ...strict, allowsRedirect: (url) => strict.allowsRedirect(url) && url.length < 40 };
    const url = `https://bank.test/${'x'.repeat(40)}`;
    expect(refused(() => checkReply(shown({ kind: 'redirect', url }), short))).to.equal('show.url');
  });

  it('comes with an answer that is good without what was left out', () => {
    const leftOut: string[] = [];
    const note = (refusal: Refusal) => leftOut.push(namesOf(refusal));
    checkReply(success({ redirectUrl: 'https://elsewhere.test/home?token=x' }), strict, note);
    checkReply(success({ redirectUrl: 'javascript:alert(1)' }), strict, note);
    checkReply(success({ redirectUrl: '/home' }), strict, note);
    checkResumed({ method: 'x', reply: success({ redirectUrl: 'https://elsewhere.test/' }) }, strict, note);
    const methods = [
      { id: 'fax', asks: ['faxNumber'] },
      { id: 'smart-id', asks: [] },
    ];
    checkOptions({ methods, notice: { kind: 'info', text: 'x', url: 'http://bank.test/' } }, strict, note);
    expect(leftOut).to.deep.equal([
      'redirectUrl elsewhere.test',
      'redirectUrl',
      'redirectUrl elsewhere.test',
      'methods.fax.asks',
      'notice.url',
    ]);
  });
});

describe('the session of a refused reply', () => {
  it('is found, so that it can be closed', () => {
    expect(sessionOf(controlCode('42'))).to.deep.equal(session);
    expect(sessionOf({ status: 'later', session })).to.deep.equal(session);
  });
  for (const raw of [
    undefined,
    [],
    {},
    { session: 1 },
    { ...success(), session },
    { ...failureReply('expired'), session },
  ]) {
    it(`is none in ${JSON.stringify(raw) ?? 'undefined'}`, () => expect(sessionOf(raw)).to.equal(undefined));
  }
});
