import { expect } from '@open-wc/testing';
import { actorOn, knownProblem, problems, type KnownProblem } from '../../src/flow/problems.js';

describe('a problem', () => {
  for (const name of Object.keys(problems) as KnownProblem[]) {
    it(`is ${name} where that is known`, () => {
      expect(knownProblem(name)).to.equal(name);
      expect(actorOn(name)).to.equal(problems[name].by);
    });
  }
  for (const name of ['moon-phase', '', 'toString', '__proto__']) {
    it(`is for the bank to solve, as an unexpected one, when it is called “${name}”`, () => {
      expect(knownProblem(name)).to.equal('unexpected');
      expect(actorOn(name)).to.equal('bank');
    });
  }
  it('is the developer’s where the page or the bank’s answer is wrong', () => {
    expect(['framed', 'not-configured', 'bad-reply'].map(actorOn)).to.deep.equal(Array(3).fill('developer'));
  });
  it('is the person’s where the phone or the card is', () => {
    expect(['user-refused', 'sim-problem', 'id-card-problem'].map(actorOn)).to.deep.equal(Array(3).fill('person'));
  });
});
