import type { FaultyFile } from './faulty-file.js';

/** What the element around the screens could do wrong. */
export const widget: readonly FaultyFile[] = [
  {
    file: 'src/widget/announcer.ts',
    tests: ['test/widget/live-regions.ts', 'test/widget/secrets.ts', 'test/widget/life-on-a-page.ts'],
    faults: [
      [
        'keeps a spoken control code when it is removed',
        'hostDisconnected(): void {\n    this.clear();',
        'hostDisconnected(): void {',
      ],
      ['keeps what was spoken of a step that is over', 'if (state.step !== previous.step) this.clear();', ''],
      ['says how much time is left five times', 'timesLongest = 4', 'timesLongest = 5'],
      ['does not speak the same sentence twice', '? `${said}\\u00a0` : said', '? said : said'],
    ],
  },
  {
    file: 'src/widget/safe-url.ts',
    tests: ['test/widget/safe-url.ts'],
    faults: [
      ['follows a URL with a backslash', '[\\s\\\\\\p{Cc}', '[\\s\\p{Cc}'],
      ['follows a `blob:` of this origin', " && (protocol === 'https:' || protocol === 'http:');", ';'],
      ['refuses a URL of exactly 2 048 characters', 'url.length > longest', 'url.length >= longest'],
      ['follows a URL of 2 049 characters', 'longest = 2_048', 'longest = 2_049'],
      ['follows a URL with a name and a password', "parsed.username === '' && parsed.password === '' && ", ''],
      [
        'follows a host that only ends like a listed one',
        'listed.has(name) ||',
        '[...listed].some((each) => name.endsWith(`${each}`)) ||',
      ],
      ['does without TLS elsewhere', ' && ownMachine.includes(name))', ')'],
      ['lets a script be a link', "protocol === 'tel:' ||", "protocol === 'javascript:' || protocol === 'tel:' ||"],
    ],
  },
  {
    file: 'src/widget/url-policy.ts',
    tests: ['test/widget/safe-url.ts'],
    faults: [
      ['trusts any host that ends with “smart-id.com”', 'endsWith(`.${host}`)', 'endsWith(host)'],
      ['trusts one more host', "['smart-id.com']", "['smart-id.com', 'sk.ee']"],
      ['trusts Smart-ID without TLS', "url.protocol === 'https:' && isBuiltIn", 'isBuiltIn'],
      [
        'takes a page of the bank for an app',
        'allowsLink: (url) => judged(url, allowedHost)',
        'allowsLink: (url) => judged(url, (parsed) => allowedHost(parsed) || isSameOrigin(parsed))',
      ],
    ],
  },
  {
    file: 'src/widget/framing.ts',
    tests: ['test/widget/framing.ts'],
    faults: [
      ['does not notice the frame of another site', '!== page.origin) return true', '!== page.origin) return false'],
      ['looks at every second frame', 'frame = frame.parent)', 'frame = frame.parent.parent)'],
      [
        'takes a window that it cannot read for its own',
        'cannot even be read.\n    return true',
        'cannot even be read.\n    return false',
      ],
    ],
  },
  {
    file: 'src/widget/events.ts',
    tests: ['test/widget/events.ts'],
    faults: [
      [
        'tells of a failure at each change after it',
        "state.step === 'failed' && previous.step !== 'failed') {\n    const",
        "state.step === 'failed') {\n    const",
      ],
      ['lets a listener change what the next hears', 'Object.freeze(detail)', 'detail'],
      [
        'lets no page keep the redirect for itself',
        "const cancelable = name === 'login-success'",
        'const cancelable = false',
      ],
      ['tells of no alarm', "event.type === 'alarm-raised' && 'method'", "false && 'method'"],
    ],
  },
  {
    file: 'src/widget/internetbank-login.ts',
    tests: ['test/widget/events.ts', 'test/widget/live-regions.ts', 'test/widget/methods.ts', 'test/widget/secrets.ts'],
    faults: [
      ['stores the method where the page did not ask', "'succeeded' && this.rememberMethod)", "'succeeded')"],
      [
        'opens the next page although the page prevented it',
        "this.dispatchEvent(each) && each.type === 'login-success'",
        "(this.dispatchEvent(each), each.type === 'login-success')",
      ],
      [
        'forgets to clear what was said when the language changes',
        'this.#announcer.clear();\n    this.#login.send',
        'this.#login.send',
      ],
    ],
  },
  {
    file: 'src/widget/help-corner.ts',
    tests: ['test/widget/help.ts'],
    faults: [['moves links from under the person', '(await this.#load()) && !this.#hasFocus', 'await this.#load()']],
  },
  {
    file: 'src/widget/language-controller.ts',
    tests: ['test/widget/page-language.ts', 'test/widget/language.ts', 'test/widget/life-on-a-page.ts'],
    faults: [
      ['watches the page’s language after it is gone', 'this.#observer?.disconnect();', ''],
      [
        'shows the language that came last',
        'this.#wanted = this.#pageLanguage;\n    const texts = await this.#translator.use(this.#wanted)',
        'const texts = await this.#translator.use(this.#wanted)',
      ],
      [
        'does not ask the bank for its words in the new language',
        'before.language !== texts.language) this.#switched()',
        'before.language !== texts.language) void 0',
      ],
    ],
  },
  {
    file: 'src/widget/flow-controller.ts',
    tests: ['test/widget/focus.ts', 'test/widget/life-on-a-page.ts', 'test/widget/leaving.ts', 'test/widget/resume.ts'],
    faults: [
      [
        'takes the focus for its first screen when it is put back',
        'this.touched = false;\n    this.#leavesForApp',
        'this.#leavesForApp',
      ],
      ['ends a login that goes on in the app', ' || this.#leavesForApp });', ' });'],
      ['ends a login that goes on at another site', ' || isElsewhere || ', ' || '],
      [
        'does not tell the bank when the page is left',
        'quietly: this.#host.resume ||',
        'quietly: true || this.#host.resume ||',
      ],
      ['ends when it is moved', 'clearTimeout(this.#leaving);', ''],
      ['goes on when it is removed', 'this.#end();\n      this.#flow = undefined;', 'this.#flow = undefined;'],
    ],
  },
  {
    file: 'src/widget/focus-keeper.ts',
    tests: ['test/widget/focus.ts'],
    faults: [
      [
        'takes the focus from another part of the page',
        'this.#hadFocus || at === document.body || at === this.#host',
        'true',
      ],
      [
        'takes the focus for what loads by itself',
        'left !== undefined && login.touched && isFree',
        'left !== undefined && isFree',
      ],
    ],
  },
  {
    file: 'src/widget/device.ts',
    tests: ['test/widget/device.ts'],
    faults: [
      ['takes a Mac with one touch point for a tablet', 'maxTouchPoints > 1', 'maxTouchPoints > 0'],
      ['takes an Android phone for a tablet', 'Android(?!.*Mobile)', 'Android'],
      ['takes an iPad for a Mac', "if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return 'tablet';", ''],
    ],
  },
  {
    file: 'src/widget/frame-exit.ts',
    tests: ['test/widget/frame-exit.ts'],
    faults: [
      [
        'says that a frame was not left when the app was opened',
        'browserClock.onReturn(() => watch.abort(), watch.signal);',
        '',
      ],
      ['watches the page’s own links', "'[part][target=_top]'", "'[target=_top]'"],
      ['offers what did not open in another step', 'this.#stuckAt?.step === this.#host.state.step', '!!this.#stuckAt'],
      ['says nothing of a frame that was not left', 'if (this.#isSaid) this.#announcer', 'if (false) this.#announcer'],
      [
        'says that a frame was not left after hours in the background',
        'browserClock.wall() < dueAt + 2 * stillHereMs && ',
        '',
      ],
    ],
  },
  {
    file: 'src/widget/offered-methods.ts',
    tests: ['test/widget/methods.ts', 'test/widget/first-screen.ts', 'test/widget/id-card.ts'],
    faults: [
      ['offers a method that the page hides', '(listedMethods(page)?.includes(id) ?? true) && ', ''],
      ['offers an ID card without its library', " && (id !== 'id-card' || !!page.webEid?.authenticate)", ''],
      [
        'reads the last method where the page did not ask',
        'page.rememberMethod ? rememberedMethod() : undefined',
        'rememberedMethod()',
      ],
      ['has the last method in its place', 'id === last ? -1 : ', ''],
    ],
  },
  {
    file: 'src/widget/login-summary.ts',
    tests: ['test/widget/events.ts', 'test/widget/secrets.ts', 'test/widget/calls-of-the-page.ts'],
    faults: [['tells a page all of the state', 'Object.freeze({ step,', 'Object.freeze({ ...rest, step,']],
  },
  {
    file: 'src/widget/links.ts',
    tests: ['test/widget/links-and-texts.ts', 'test/widget/hostile-page.ts'],
    faults: [
      ['draws a link that is a script', 'url !== undefined && isReference(url)', 'url !== undefined'],
      ['takes links of a prototype', 'Object.hasOwn(object, key) ?', 'key in object ?'],
    ],
  },
  {
    file: 'src/widget/page-bank.ts',
    tests: ['test/widget/framing.ts', 'test/widget/backend.ts', 'test/widget/bank-changes.ts'],
    faults: [
      ['logs in inside another site', "if (!allowFraming) return { adapter: refusingAdapter('framed') };", ''],
      ['asks a bank of any host', 'allowsEndpoint(url, this.hosts)\n', 'true\n'],
      [
        'offers what it may not do inside another site',
        "{ adapter: refusingAdapter('framed') }",
        "{ adapter: refusingAdapter('framed'), pageOptions: () => this.#host.options }",
      ],
      [
        'offers what it may not do at an endpoint that is not allowed',
        "{ adapter: refusingAdapter('not-configured') }",
        "{ adapter: refusingAdapter('not-configured'), pageOptions }",
      ],
      ['goes on with the bank before', 'names.some((name) => used[name] !== this.#host[name])', 'false'],
      ['begins anew with every change of a page', '!this.#changes && this.#takenAt.length <= 3', 'true'],
    ],
  },
  {
    file: 'src/widget/bank-changes.ts',
    tests: ['test/widget/bank-changes.ts'],
    faults: [
      ['ends a login for another bank', 'while (!isIdle(this.#controller.state))', 'while (false)'],
      ['obeys a restless page every second', 'Math.min(this.#quietMs * 2, quietLongestMs)', 'this.#quietMs'],
    ],
  },
  {
    file: 'src/widget/screens.ts',
    tests: ['test/widget/not-loaded.test.ts', 'test/widget/late-texts.ts'],
    faults: [
      [
        'waits for ever for screens that did not come',
        "if (this.#loaded === 'failed' && !isIdle(state)) return 'not-loaded';",
        '',
      ],
      ['starts a login whose screens are not there', 'return this.#arrival;', 'return Promise.resolve();'],
    ],
  },
  {
    file: 'src/widget/step-attribute.ts',
    tests: ['test/widget/step-attribute.ts'],
    faults: [
      [
        'loses its step when a framework takes it away',
        '      this.#restoring = false;\n      this.show();',
        '      this.#restoring = false;',
      ],
      [
        'writes its attribute before a framework has compared',
        'if (!this.#awaitsHydration && !this.#isShown)',
        'if (!this.#isShown)',
      ],
    ],
  },
  {
    file: 'src/widget/steady-height.ts',
    tests: ['test/widget/steady-height.ts', 'test/widget/layout.ts'],
    faults: [
      ['lets the page jump', "`${this.#height}px` : ''", "'' : ''"],
      ['stays as high as the screen before', 'held.includes(screen) && ', ''],
    ],
  },
  {
    file: 'src/widget/warnings.ts',
    tests: ['test/widget/warnings/adapter.ts', 'test/widget/warnings/answers.ts', 'test/widget/secrets.ts'],
    faults: [
      ['tells a developer what a person typed', '!secretsOf(state).some((secret) => message.includes(secret))', 'true'],
      ['tells a developer what a number was', ".replace(/\\S*[\\d/]\\S*/g, '…')", ''],
      [
        'tells a developer whatever was thrown',
        "(name === 'TypeError' || name === 'ReferenceError') &&\n    typeof",
        'typeof',
      ],
    ],
  },
  {
    file: 'src/widget/warner.ts',
    tests: ['test/widget/warnings/told.ts', 'test/widget/warnings/methods.ts'],
    faults: [['repeats what is the case', 'happened || !this.#told.has(message)', 'true']],
  },
  {
    file: 'src/widget/fraud-notice.ts',
    tests: ['test/widget/first-screen.ts', 'test/widget/links-and-texts.ts'],
    faults: [
      ['lets a page take away its words about fraud', " && textContent.trim() !== ''", ''],
      ['says them beside the bank’s own', "slot === 'notice'", "slot === ''"],
    ],
  },
  {
    file: 'src/widget/page-language.ts',
    tests: ['test/widget/page-language.ts', 'test/widget/language.ts'],
    faults: [
      ['does not see the language outside of a shadow root', ' ?? (node as Partial<ShadowRoot>).host', ''],
      [
        'does not hear of a language outside of a shadow root',
        'if (!(root instanceof ShadowRoot)) return observer;',
        'return observer;',
      ],
    ],
  },
];
