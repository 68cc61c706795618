/** What a login has to survive, and where that is tested: a file below `test`, and words of its test as they stand there. */
export type Proof = readonly [file: string, words: string];

const listOf = (file: string, ...words: string[]): Proof[] => words.map((each) => [file, each]);

export const faults: Readonly<Record<string, Readonly<Record<string, readonly Proof[]>>>> = {
  adapter: {
    'throws at once': [
      ['flow/login/polling.ts', 'an error thrown at once'],
      ['widget/malformed-answers.ts', 'throws at once'],
    ],
    'rejects with undefined, a string, a frozen object': listOf(
      'flow/login/polling.ts',
      'a rejection with undefined',
      'a rejection with a string',
      'a rejection with a frozen object',
    ),
    'never settles': listOf(
      'flow/login/silent-bank.ts',
      'ends loading within',
      'ends starting within',
      'ends waiting within',
    ),
    'resolves after cancel, after removal': [
      ['flow/login/stopping.ts', 'drops every answer that comes afterwards'],
      ['widget/events.ts', 'stay silent about answers that come after the end'],
    ],
    'resolves twice': [['flow/login/polling.ts', 'takes the first word of a thenable that calls both callbacks']],
    'replies undefined or a list': [
      ['flow/gate/replies.ts', "'undefined'"],
      ['flow/gate/replies.ts', 'an empty array'],
    ],
    'a Proxy whose traps throw': [['flow/gate/hostile-objects.ts', 'refuses a proxy whose traps throw']],
    'getters that change': [
      ['flow/gate/hostile-objects.ts', 'reads each property once, so that a getter cannot change its mind'],
    ],
    'control codes of a wrong shape': listOf(
      'flow/gate/replies.ts',
      'a number',
      'two digits',
      'five digits',
      'a space in front',
      'full-width digits',
      'a bidi override in front',
    ),
    'control code in Arabic digits': [['widget/malformed-answers.ts', 'an Arabic control code']],
    'another control code while waiting': [['flow/table/shown.ts', 'ends the login when the control code changes']],
    'failure after success': [['flow/table/every-event.ts', 'leads to ${to}`} on ${type}']],
    'unknown status': [['flow/gate/replies.ts', 'an unknown status']],
    're-enters the widget': [['flow/login/listener.ts', 'may stop and begin anew while being told']],
    'a listener throws or removes the element': [
      ['widget/events.ts', 'let the page that hears them remove the widget, or call it'],
    ],
  },
  http: {
    '500 once, three times, for ever': listOf(
      'adapters/http/errors.node.ts',
      'errors in a row and retries none itself',
      'reports errors without end one by one',
    ),
    statuses: [['adapters/http/errors.node.ts', 'whatever the call and the body']],
    '429 with seconds, a date, junk, a day': [['adapters/http/retry-after.node.ts', 'Retry-After']],
    'HTML, truncated JSON, a wrong type, nothing': listOf(
      'adapters/http/unreadable.node.ts',
      'an HTML page with 200',
      'truncated JSON',
      'JSON called text/plain',
      'empty with 200',
    ),
    '10 MB': [['adapters/http/unreadable.node.ts', 'before 10 MB have left the bank']],
    'a redirect': [['adapters/http/network.node.ts', 'does not follow a']],
    'a reset in the body': [['adapters/http/unreadable.node.ts', 'broken off in the body']],
    'one byte a second': [['adapters/http/time-limit.node.ts', 'gives up on a body of one byte a second']],
    offline: [
      ['adapters/http/network.node.ts', 'is offline when the browser knows that it is'],
      ['flow/login/trouble.ts', 'recovers from a pause when the page returns'],
    ],
  },
  'page and device': {
    'hidden tab, late timers': [['flow/login/returning.ts', 'polls then whatever the timers did']],
    'a machine that slept': [['flow/login/asleep.ts', 'asks once more when a poll was in flight all the while']],
    'a fetch that died in an app switch': [
      ['flow/login/returning.ts', 'makes nothing of a poll that died while the page was away'],
    ],
    'the first fetch after a return fails': [
      ['flow/login/returning.ts', 'retries patiently when the first fetch after a return fails'],
    ],
    'back/forward cache': [['widget/leaving.ts', 'when the page comes back from the back/forward cache']],
    'a discarded tab': [['flow/login/resuming.ts', 'resume']],
    'a clock that jumps': [['flow/login/asleep.ts', "takes no notice of a machine's clock that jumps by"]],
    'removed, re-added, moved': listOf(
      'widget/life-on-a-page.ts',
      'ends when it is removed',
      'begins anew when it is put back',
      'goes on when it is moved within one task',
    ),
    'mounted twice in one task': [['widget/leaving.ts', 'begins when it is put back in the same task']],
    'adapter replaced': [['widget/backend.ts', 'tells the old one nothing when nothing was under way']],
    'language switched mid-flow': [['widget/language.ts', 'changes while typing without losing what was typed']],
    'many widgets': [['widget/life-on-a-page.ts', 'shares nothing with another widget on the page']],
    'two copies of the bundle': [['flow/login/polling.ts', 'one of another copy']],
    'translation by the browser': [['widget/translated-page.ts', 'shows nothing stale after']],
    'AbortSignal.any missing': [
      ['adapters/http/time-limit.node.ts', 'works without AbortSignal.any and AbortSignal.timeout'],
    ],
    'storage that throws': [['widget/methods.ts', 'works where storage throws']],
    'DOM clobbering': [['widget/hostile-page.ts', 'does not stop it by clobbering the document']],
    'a polluted Object.prototype': [
      ['widget/hostile-page.ts', 'does not mislead it by polluting Object.prototype'],
      ['adapters/http/errors.node.ts', 'ignores what a polluted Object.prototype says'],
    ],
  },
  herd: { 'many clients after an outage': [['flow/login/crowd.ts', 'does not come back at once after']] },
};
