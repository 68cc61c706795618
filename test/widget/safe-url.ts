import { expect } from '@open-wc/testing';
import { allowsEndpoint, canonicalHost, isReference } from '../../src/widget/safe-url.js';
import { urlPolicy } from '../../src/widget/url-policy.js';

const { host, origin } = location;

describe('which URLs may be used', () => {
  describe('a host that the page lists', () => {
    for (const [listed, url] of [
      ['bank.example', 'https://bank.example/login'],
      ['bank.example', 'https://bank.example:8443/login'],
      ['bank.example:8443', 'https://bank.example:8443/login'],
      ['bank.example:443', 'https://bank.example/login'],
      ['BANK.Example', 'https://bank.example/'],
      ['bank.example', 'HTTPS://BANK.EXAMPLE/'],
      ['bank.example.', 'https://bank.example/'],
      ['bank.example', 'https://bank.example./'],
      ['bänk.example', 'https://xn--bnk-qla.example/'],
      ['[2001:DB8::1]', 'https://[2001:db8:0:0::1]/'],
      ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443/'],
      ['192.0.2.7', 'https://192.0.2.7/'],
      // This machine may do without TLS.
      ['localhost', 'http://localhost:8080/bank'],
      ['localhost:8080', 'http://localhost:8080/bank'],
      ['localhost:80', 'http://localhost/bank'],
      ['LocalHost.', 'http://localhost:8080/bank'],
      ['127.0.0.1', 'http://127.0.0.1:8080/bank'],
      ['127.0.0.1:8080', 'http://127.0.0.1:8080/bank'],
      ['[::1]', 'http://[::1]:8080/bank'],
      ['[::1]:8080', 'http://[0:0:0:0:0:0:0:1]:8080/bank'],
      ['localhost', 'https://localhost:8443/bank'],
    ] as const) {
      it(`is allowed: ${url} by ${listed}`, () => {
        expect(allowsEndpoint(url, [listed])).to.be.true;
        expect(urlPolicy(['other.example', listed]).allowsLink(url)).to.be.true;
        expect(urlPolicy([listed]).allowsRedirect(url)).to.be.true;
      });
    }

    for (const [listed, url] of [
      ['bank.example', 'http://bank.example/'],
      ['bank.example', 'https://sub.bank.example/'],
      ['bank.example', 'https://bank.example.evil.example/'],
      ['bank.example', 'https://user@bank.example/'],
      ['bank.example:8443', 'https://bank.example/'],
      ['bank.example:8443', 'https://bank.example:8444/'],
      ['bank.example:443', 'https://bank.example:8443/'],
      ['localhost:8080', 'http://localhost:8081/'],
      ['localhost:443', 'http://localhost/'],
      ['localhost', 'http://localhost.evil.example/'],
      ['localhost', 'http://evil.localhost/'],
      ['localhost', 'http://127.0.0.1:8080/'],
      ['127.0.0.1', 'http://127.0.0.2:8080/'],
      ['192.168.0.2', 'http://192.168.0.2:8080/'],
      ['[::1]', 'http://[::2]/'],
      ['localhost', 'ftp://localhost/'],
      ['localhost', 'ws://localhost/'],
      ['', 'http://localhost:8080/'],
      // Kin of Smart-ID, whom a page names if it wants them.
      ...(['sk.ee', 'id.ee', 'smart-id.ee', 'smart-id.lt', 'mobile-id.lt', 'eparaksts.lv', 'web-eid.eu'] as const).map(
        (host) => ['', `https://${host}/`] as const,
      ),
      // Not a host: ignored, whatever it means.
      ['http://localhost:8080', 'http://localhost:8080/'],
      ['https://bank.example', 'https://bank.example/'],
      ['bank.example/login', 'https://bank.example/login'],
      ['*.bank.example', 'https://sub.bank.example/'],
      ['*', 'https://bank.example/'],
      ['user@bank.example', 'https://bank.example/'],
      ['::1', 'http://[::1]/'],
    ] as const) {
      it(`does not allow ${url} by "${listed}"`, () => {
        expect(allowsEndpoint(url, [listed])).to.be.false;
        expect(urlPolicy([listed]).allowsLink(url)).to.be.false;
        expect(urlPolicy([listed]).allowsRedirect(url)).to.be.false;
      });
    }

    for (const entry of [
      '',
      '*',
      '*.bank.example',
      'https://bank.example',
      'a/b',
      'a?b',
      'a@b',
      'a:b',
      '[::1',
      '[x]',
    ]) {
      it(`is none: "${entry}"`, () => expect(canonicalHost(entry)).to.be.undefined);
    }
  });

  describe('an app link', () => {
    const { allowsLink } = urlPolicy([]);
    for (const [url, isAllowed] of [
      ['https://smart-id.com/device-link?a=%7e', true],
      ['https://sid.demo.smart-id.com/', true],
      ['http://smart-id.com/', false],
      ['https://smart-id.com.evil.example/', false],
      ['https://evilsmart-id.com/', false],
      ['https:\\\\smart-id.com\\', false],
      ['https://smart-id.com/\\..', false],
      ['https:/\\smart-id.com/', false],
      ['https://evil.example\\@smart-id.com/', false],
      [' https://smart-id.com/', false],
      ['https://smart-id.com/\u00a0', false],
      ['https://smart-id.com/\u200b', false],
      ['https://smart-\tid.com/', false],
      ['https://smart-id.com/\n', false],
      ['/device-link', false],
      ['//smart-id.com/', false],
      ['blob:https://smart-id.com/1', false],
      ['', false],
    ] as const) {
      it(`is ${isAllowed ? 'allowed' : 'refused'}: ${JSON.stringify(url)}`, () => {
        expect(allowsLink(url)).to.equal(isAllowed);
      });
    }

    it('has 2 048 characters at most', () => {
      const start = 'https://smart-id.com/';
      expect(allowsLink(start.padEnd(2_048, 'a'))).to.be.true;
      expect(allowsLink(start.padEnd(2_049, 'a'))).to.be.false;
    });
  });

  describe('this very origin', () => {
    const { allowsRedirect, allowsLink } = urlPolicy([]);

    for (const url of ['/accounts', 'accounts', '#top', `${origin}/accounts`, `//${host}/accounts`]) {
      it(`may be gone on to and asked, but is no app: ${url.replace(host, 'here')}`, () => {
        expect(allowsRedirect(url)).to.be.true;
        expect(allowsEndpoint(url, [])).to.be.true;
        expect(allowsLink(url)).to.be.false;
      });
    }

    for (const url of [
      `blob:${origin}/0b5a827e-c4ee-4f0f-9f2b-6ab6ce2d7a6d`,
      `filesystem:${origin}/temporary/x`,
      `javascript:location='${origin}'`,
      `data:text/html,${origin}`,
      '/\\evil.example',
      '\\\\evil.example',
      '/accounts\\',
      `${location.protocol}//user@${host}/`,
    ]) {
      it(`is not meant by ${url.replace(origin, 'here')}`, () => {
        expect(allowsRedirect(url)).to.be.false;
        expect(allowsEndpoint(url, [])).to.be.false;
      });
    }
  });

  it('lets people open pages, call and write, and nothing else', () => {
    for (const url of ['https://bank.example/', 'tel:+37061234567', 'mailto:help@bank.example']) {
      expect(isReference(url), url).to.be.true;
    }
    for (const url of ['http://localhost/', 'sms:1', '/contact', 'javascript:1', 'https://a:b@bank.example/']) {
      expect(isReference(url), url).to.be.false;
    }
  });
});
