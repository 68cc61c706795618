// What a server is given for a tag, and what a bank says in it, is text wherever it stands.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../src/flow/state.js';
import { renderLogin, type ServedLogin } from '../../src/server.js';
import { injections } from '../support/injections.js';

const orders: readonly Order[] = ['method-first', 'user-number-first'];

/** A tag that says the same in every place that takes a text. */
const saying = (text: string, order: Order): ServedLogin => ({
  order,
  id: text,
  class: text,
  endpoint: text,
  allowedHosts: text,
  userNumber: text,
  countries: text,
  nonce: text,
  lang: 'en',
  links: { contact: text, faq: { en: text } },
  options: {
    methods: [
      { id: 'smart-id', asks: [], notice: { kind: 'info', text } },
      { id: 'own', asks: ['userNumber'], label: text },
    ],
    notice: { kind: 'warning', text, url: 'https://bank.example/news' },
  },
});

/** What is markup in it, in order: attributes stand in `"`, and no text of ours has one. */
const markup = (html: string): string => html.replace(/[^<>"]/g, '');

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };
const unescaped = (html: string): string => html.replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all);

describe('a login that is drawn on a server', () => {
  for (const order of orders) {
    it(`has no markup of a text, in each of 300 tries, ${order}`, async () => {
      const harmless = await renderLogin(saying('harmless', order));
      assert.ok(harmless.includes('shadowrootmode="open"'));
      const payload = injections(14);
      for (let times = 0; times < 300; times++) {
        const text = payload();
        const html = await renderLogin(saying(text, order));
        assert.equal(markup(html), markup(harmless), text);
        // In the tag byte for byte.
        assert.ok(unescaped(html).includes(` id="${text}" class="${text}"`), text);
      }
    });
  }

  it('shows the links of page and bank, and none that is a script', async () => {
    const shown = async (url: string) => {
      const notice = { kind: 'info' as const, text: 'News', url };
      const html = await renderLogin({ options: { methods: [], notice }, links: { contact: url } });
      return [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    };
    assert.deepEqual(await shown('https://bank.example/a'), ['https://bank.example/a', 'https://bank.example/a']);
    assert.deepEqual(await shown('javascript:alert(1)'), []);
  });

  it('has the nonce of the answer in every style, whatever its letters mean elsewhere', async () => {
    const html = await renderLogin({ ...saying('x', 'method-first'), nonce: "$&$'$1" });
    const styles = html.match(/<style[^>]*>/g) ?? [];
    assert.ok(styles.length > 1);
    assert.deepEqual([...new Set(styles)], [`<style nonce="$&amp;$'$1">`]);
  });
});
