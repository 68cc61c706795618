import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CookieJar, readSetCookie } from '../../../src/conformance/wire/cookie-jar.js';

const at = (path: string) => new URL(path, 'http://127.0.0.1:8080');
const kept = (lines: readonly string[], path = '/bank/sessions'): CookieJar => {
  const jar = new CookieJar();
  jar.take(lines, at(path));
  return jar;
};

describe('the cookies of a browser', () => {
  it('are sent back by their names', () => {
    const jar = kept(['a=1; Path=/', 'b=2=3; Path=/; HttpOnly; Secure']);
    assert.equal(jar.headerFor(at('/bank/options')), 'a=1; b=2=3');
  });

  it('are replaced by a newer one of that name, and dropped when it is over', () => {
    const jar = kept(['a=1; Path=/', 'b=1; Path=/', 'c=1; Path=/', 'd=1; Path=/']);
    const past = new Date(0).toUTCString();
    jar.take(['a=2; Path=/', 'b=; Path=/; Max-Age=0', `c=; Path=/; Expires=${past}`], at('/'));
    assert.equal(jar.headerFor(at('/')), 'a=2; d=1');
    jar.take([`d=2; Path=/; Max-Age=60; Expires=${past}`], at('/'));
    assert.equal(jar.headerFor(at('/')), 'a=2; d=2');
  });

  it('are for their path, and for what is below it', () => {
    const jar = kept(['named=1; Path=/bank', 'nameless=1', 'odd=1; Path=bank']);
    assert.equal(jar.headerFor(at('/bank')), 'named=1; nameless=1; odd=1');
    assert.equal(jar.headerFor(at('/bank/sessions/1')), 'named=1; nameless=1; odd=1');
    for (const other of ['/', '/banking', '/accounts']) assert.equal(jar.headerFor(at(other)), '');
    assert.equal(kept(['a=1'], '/login').headerFor(at('/accounts')), 'a=1');
  });

  it('are for the host that set them: a driver may ask another one', () => {
    const jar = kept(['a=1; Path=/']);
    const other = new URL('http://phone.example/');
    assert.equal(jar.headerFor(other), '');
    jar.take(['a=2; Path=/'], other);
    assert.equal(jar.headerFor(at('/')), 'a=1');
    assert.equal(jar.headerFor(other), 'a=2');
  });

  it('say what they may be used for', () => {
    const { name, value, attributes } = readSetCookie('__Host-login=x; path=/; HTTPONLY; SameSite = Strict');
    assert.deepEqual([name, value], ['__Host-login', 'x']);
    assert.deepEqual(Object.fromEntries(attributes), { path: '/', httponly: '', samesite: 'Strict' });
  });
});
