import { expect, fixtureSync, html } from '@open-wc/testing';
import { loadPart } from '../../src/loading/load-part.js';
import { settled } from '../support/manual-clock.js';
import { lost, silent } from '../support/network.js';
import { manualClock, ownClock } from '../support/widget.js';

let count = 0;
/** A part that nothing is remembered of. */
const newPart = () => `part-${(count += 1)}`;
const url = './chunks/part-a1b2.js';

/** What a part is asked for under, attempt by attempt; the last act counts for all that follow. */
function partWith(...acts: (() => Promise<unknown>)[]) {
  const name = newPart();
  const urls: string[] = [];
  const load = () =>
    loadPart(name, (at) => {
      urls.push(at(url));
      return (acts[urls.length - 1] ?? acts.at(-1)!)();
    });
  return { load, urls };
}
const here = () => Promise.resolve('here');
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('loaded'),
    (error: unknown) => error as Error,
  );

describe('loading a part', () => {
  afterEach(ownClock);

  it('gives what came', async () => {
    const { load, urls } = partWith(here);
    expect(await load()).to.equal('here');
    expect(urls).to.deep.equal([url]);
  });

  it('names the file that did not come, and what the browser said', async () => {
    const error = await failureOf(partWith(lost).load());
    expect(error.message).to.equal(`${url} did not load: Failed to fetch dynamically imported module`);
  });

  it('names the part where a bundler owns the addresses', async () => {
    const name = newPart();
    expect((await failureOf(loadPart(name, lost))).message).to.contain(`${name} did not load: `);
  });

  it('asks again under another address, which a browser that remembers failures does not know', async () => {
    const { load, urls } = partWith(lost, lost, here);
    await failureOf(load());
    await failureOf(load());
    expect(await load()).to.equal('here');
    expect(await load()).to.equal('here');
    expect(urls).to.deep.equal([url, `${url}?again=1`, `${url}?again=2`, `${url}?again=2`]);
  });

  it('counts failures of each part by itself', async () => {
    await failureOf(partWith(lost).load());
    const { load, urls } = partWith(here);
    await load();
    expect(urls).to.deep.equal([url]);
  });

  for (const [what, markup] of [
    [
      'an import map',
      html`<script type="importmap">
        { "integrity": { "/a.js": "sha384-AA" } }
      </script>`,
    ],
    ['a preload', html`<link rel="modulepreload" href="data:text/javascript," integrity="sha384-AA" />`],
  ] as const) {
    it(`keeps to the address that a page vouches for by ${what}`, async () => {
      const { load, urls } = partWith(lost, here);
      await failureOf(load());
      const place = fixtureSync(markup);
      await load();
      place.remove();
      expect(urls).to.deep.equal([url, url]);
    });
  }

  it('gives up after 15 s', async () => {
    const clock = manualClock();
    const { load, urls } = partWith(silent, here);
    const failure = failureOf(load());
    await clock.advance(14_999);
    let isOver = false;
    void failure.then(() => (isOver = true));
    await settled();
    expect(isOver).to.equal(false);
    await clock.advance(1);
    expect((await failure).message).to.equal(`${url} did not load: no answer`);
    expect(await load()).to.equal('here');
    expect(urls).to.deep.equal([url, `${url}?again=1`]);
    expect(clock.sleepers).to.equal(0);
  });

  it('takes what was given up when it comes before what was asked for again', async () => {
    const clock = manualClock();
    let arrive: (value: string) => void = () => {};
    const late = new Promise((resolve) => (arrive = resolve));
    const { load } = partWith(() => late, silent);
    const failure = failureOf(load());
    await clock.advance(15_000);
    await failure;
    const again = load();
    arrive('late');
    expect(await again).to.equal('late');
  });

  it('does not take the failure of what was given up for its own', async () => {
    const clock = manualClock();
    let fail: (error: Error) => void = () => {};
    const first = new Promise((_, reject) => (fail = reject));
    let arrive: (value: string) => void = () => {};
    const second = new Promise((resolve) => (arrive = resolve));
    const { load } = partWith(
      () => first,
      () => second,
    );
    const failure = failureOf(load());
    await clock.advance(15_000);
    await failure;
    const again = load();
    fail(new Error('reset'));
    await settled();
    arrive('here');
    expect(await again).to.equal('here');
  });
});
