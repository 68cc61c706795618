import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { scriptOf } from '../../support/banks.js';
import { onCleanPage } from '../../support/clean-page.js';
import { reject, reply, throwAtOnce } from '../../support/scripted-adapter.js';
import { click, endsOf, mount, push, reaches, until } from '../../support/widget.js';
import { told } from './told.js';

const contract = 'see openapi.yaml and the conformance checks.';
const advice = 'Reject with a LoginError to say what is wrong.';

describe('<internetbank-login>: its warnings about an adapter', () => {
  onCleanPage();

  const failing = async (act: ReturnType<typeof reply>) => {
    const { widget, heard } = await mount({ bank: scriptOf((script) => script.always('start', act)) });
    await push(widget, 'JONAS');
    await reaches(widget, 'failed');
    return { widget, heard };
  };
  const undefinedOf = "Cannot read properties of undefined (reading 'methods')";

  for (const [what, act, expected] of [
    ['a TypeError', throwAtOnce(new TypeError(undefinedOf)), `TypeError: ${undefinedOf}`],
    ['a ReferenceError', reject(new ReferenceError('bnak is not defined')), 'ReferenceError: bnak is not defined'],
    // These quote an answer, or are worded by whoever wrote the adapter.
    ['a SyntaxError', reject(new SyntaxError('"482913" is not valid JSON')), 'SyntaxError'],
    ['an Error', reject(new Error('no such client: JONAS')), 'Error'],
    ['a timeout', reject(new DOMException('too late', 'TimeoutError')), 'TimeoutError'],
    ['a string', reject('wrong password of JONAS'), 'a value of type string'],
    ['nothing', reject(undefined), 'a value of type undefined'],
    ['what is named oddly', reject({ name: '<b> 39001010000' }), 'a value of type object'],
    // What a browser quotes may be a code, a number, a link or what was typed.
    [
      'a message with numbers and links',
      reject(new TypeError('Failed to parse\u202e URL from https://bank.example/x?code=482913\n39001010000')),
      'TypeError: Failed to parse URL from … …',
    ],
    [
      'a message with what was typed',
      reject(new TypeError("Cannot create property 'x' on string 'JONAS'")),
      'TypeError',
    ],
    ['a message without an end', reject(new TypeError('x'.repeat(9_999))), `TypeError: ${'x'.repeat(300)}`],
  ] as const) {
    it(`name the call and the error: ${what}`, async () => {
      const { widget, heard } = await failing(act);
      expect(await told(widget, heard)).to.deep.equal([`The adapter’s \`start\` threw ${expected}. ${advice}`]);
      click(widget, 'retry');
      await until(() => endsOf(heard).length === 2);
      expect(await told(widget, heard, 2), 'each failed login is told').to.have.length(2);
    });
  }

  it('name the call that is missing', async () => {
    const { widget, heard } = await mount({ properties: { adapter: {} as never } });
    await reaches(widget, 'failed');
    const [message] = await told(widget, heard);
    expect(message).to.match(/^The adapter’s `options` threw TypeError: .*options is not a function/);
  });

  it('look behind a failure of the page’s own headers', async () => {
    const cause = new TypeError('token is null');
    const { widget, heard } = await failing(reject(new LoginError('unexpected', { cause })));
    expect(await told(widget, heard)).to.deep.equal([
      `The adapter’s \`start\` threw TypeError: token is null. ${advice}`,
    ]);
  });

  it('ask for a problem code where a sentence was given', async () => {
    const { widget, heard } = await failing(reject(new LoginError('The bank is closed')));
    expect(await told(widget, heard)).to.deep.equal([
      'The adapter’s `start` threw a LoginError without a problem code.',
    ]);
  });

  it('ask for an answer that can be read', async () => {
    const { widget, heard } = await failing(reject(new LoginError('bad-reply', { cause: new SyntaxError('x') })));
    expect(await told(widget, heard)).to.deep.equal([
      `The bank’s answer to \`start\` does not fit the contract: it is no object that can be read; ${contract}`,
    ]);
  });

  for (const problem of ['unavailable', 'user-refused', 'unexpected', 'brand-new-problem']) {
    it(`are none when it says on purpose: ${problem}`, async () => {
      const { widget, heard } = await failing(reject(new LoginError(problem)));
      expect(await told(widget, heard, 0)).to.be.empty;
    });
  }

  it('name `resume`, which the person does not miss', async () => {
    const bank = scriptOf((script) => script.always('resume', throwAtOnce(new TypeError('x is not a function'))));
    const { widget, heard } = await mount({ bank, attributes: { resume: '' } });
    await reaches(widget, 'choosing');
    widget.reset();
    await until(() => bank.count('resume') === 2);
    await reaches(widget, 'choosing');
    expect(await told(widget, heard)).to.deep.equal([
      `The adapter’s \`resume\` threw TypeError: x is not a function. ${advice}`,
    ]);
  });
});
