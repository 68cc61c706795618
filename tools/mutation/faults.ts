/** Faults of the element that a person or a page would suffer from, each put into the source by itself, and the tests that notice. */
export interface Fault {
  /** As a sentence about the widget. */
  readonly what: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}

interface File {
  readonly file: string;
  readonly tests: readonly string[];
  readonly faults: readonly (readonly [what: string, from: string, to: string])[];
}

const files: readonly File[] = [
  {
    file: 'src/steps/device-link.ts',
    tests: ['test/steps/device-link.ts'],
    faults: [
      ['shows an old QR code when the page returns from sleep', 'this.fresh = this.#leftMs > 0;\n      }', '}'],
      ['does not see that only the wall clock moved', ', this.page.clock.wall() - this.#madeAtWall', ''],
      ['does not see that only the growing clock moved', 'this.page.clock.now() - this.state.madeAt, ', ''],
      ['keeps a QR code on screen', '    });\n    this.fresh = false;', '    });'],
      [
        'speaks of an app that did not open when its step is left',
        'this.#aging.end();\n    this.#opening.end();',
        'this.#aging.end();',
      ],
      ['opens another link than the bank’s', '#show.link ?? nothing', '#show.link?.replace(/%7e/i, "~") ?? nothing'],
    ],
  },
  {
    file: 'src/steps/qr-path.ts',
    tests: ['test/steps/device-link.ts'],
    faults: [
      ['draws a quiet zone of one module', 'const quietZone = 4', 'const quietZone = 1'],
      ['draws the dark as light', 'if (!data[', 'if (data['],
    ],
  },
  {
    file: 'src/steps/control-code.ts',
    tests: ['test/steps/waiting-step.ts'],
    faults: [
      ['drops the zeros in front of a control code', '>${this.code}<', '>${Number(this.code)}<'],
      ['speaks a control code as a number', "[...code].join(', ')", 'code'],
    ],
  },
  {
    file: 'src/steps/waiting-step.ts',
    tests: ['test/steps/waiting-step.ts', 'test/widget/live-regions.ts', 'test/widget/accessibility.test.ts'],
    faults: [
      ['speaks a control code at each poll', 'show.controlCode !== this.#spokenCode', 'true'],
      [
        'does not name the alarm buttons’ group',
        'role="group" aria-label=${this.t(\'waiting.alarmQuestion\')}',
        'role="group"',
      ],
      ['takes one alarm for the other', "reason: 'code-differs'", "reason: 'not-me'"],
    ],
  },
  {
    file: 'src/steps/countdown.ts',
    tests: ['test/steps/countdown.ts', 'test/steps/waiting-step.ts'],
    faults: [
      ['speaks a time that has passed', '&& now <= seconds && now > 0', '&& now <= seconds'],
      [
        'speaks each time that passed while the machine slept',
        '.at(-1);\n',
        '.at(-1);\n      for (const each of spokenAt) if (before > each && now <= each && each !== passed) this.#speak(each);\n',
      ],
      ['counts a second too few', 'Math.max(0, Math.ceil(', 'Math.max(0, Math.floor('],
    ],
  },
  {
    file: 'src/steps/failed-step.ts',
    tests: ['test/steps/failed-step.ts'],
    faults: [
      [
        'offers to try again a second early',
        'Math.max(0, Math.ceil(leftMs / 1_000))',
        'Math.max(0, Math.floor(leftMs / 1_000))',
      ],
      ['offers to try again while the bank asks to wait', 'retry && this.secondsHeld === 0', 'retry'],
    ],
  },
  {
    file: 'src/steps/institution-picker.ts',
    tests: ['test/steps/institution-picker.ts', 'test/widget/institutions.ts'],
    faults: [
      ['does not describe the search by what is missing', "this.missing ? 'hint error' : 'hint'", "'hint'"],
      ['does not describe the list by what is missing', "aria-describedby=${this.missing ? 'error' : nothing}", ''],
    ],
  },
  {
    file: 'src/steps/combobox.ts',
    tests: ['test/steps/combobox.ts', 'test/steps/institution-picker.ts'],
    faults: [
      ['takes the first of several that are found', 'found.length === 1 ? found[0]', 'found.length > 0 ? found[0]'],
      [
        'chooses by leaving a field that was opened and not typed into',
        'if (meant && text !== this.#shown)',
        'if (meant)',
      ],
      ['finds only what is written with all its marks', ".replace(/\\p{Mn}/gu, '')\n    .toLowerCase", '.toLowerCase'],
    ],
  },
  {
    file: 'src/steps/field-rules.ts',
    tests: ['test/steps/field-rules.ts'],
    faults: [
      ['takes an Estonian number of nine digits', '372\\d{7,8})$', '372\\d{7,9})$'],
      ['takes an Estonian number of six digits', '372\\d{7,8})$', '372\\d{6,8})$'],
      [
        'takes a Lithuanian code of any last digit',
        '\\d{4}|9\\d{10})$/.test(value) && hasChecksum(value)',
        '\\d{4}|9\\d{10})$/.test(value)',
      ],
      ['trims a password', 'return typed;', 'return typed.trim();'],
    ],
  },
  {
    file: 'src/steps/prompting-step.ts',
    tests: ['test/steps/prompting-step.ts'],
    faults: [
      ['keeps a code in its field once it is sent', 'this.forget();\n      this.send', 'this.send'],
      ['keeps a code in its field when another is asked', 'this.forget();\n    this.error', 'this.error'],
      [
        'tidies a password',
        "prompt.kind === 'password' || prompt.kind === 'personal-code') {\n",
        "prompt.kind === 'personal-code') {\n",
      ],
    ],
  },
  {
    file: 'src/steps/identifying-step.ts',
    tests: ['test/steps/identifying-step.ts', 'test/steps/several-fields.ts', 'test/widget/typed-inside.ts'],
    faults: [
      ['keeps a password when another method is chosen', 'this.forget();\n    this.problems', 'this.problems'],
      ['lets the page’s listeners read what is typed', 'keepTypingInside(this);\n', ''],
      ['says of no field that it is wrong', 'this.announce(this.t(`fields.${wrong}', 'void (this.t(`fields.${wrong}'],
    ],
  },
  {
    file: 'src/steps/field-input.ts',
    tests: ['test/steps/identifying-step.ts', 'test/steps/prompting-step.ts'],
    faults: [
      ['shows a password', "masked && !masked.shown ? 'password' : 'text'", "'text'"],
      ['does not tie an error to its field', 'error && `error-${part}`]', ']'],
    ],
  },
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
    file: 'src/i18n/overrides.ts',
    tests: ['test/i18n/overrides.ts', 'test/widget/links-and-texts.ts'],
    faults: [
      ['takes a text without its placeholders', 'if (placeholders(value) !== placeholders(base))', 'if (false)'],
      ['takes a text that nests another', "value.includes('$t(')", 'false'],
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
    file: 'src/steps/html.ts',
    tests: ['test/widget/injections.ts', 'test/widget/links-and-texts.ts'],
    faults: [
      [
        'lets a text become markup',
        'return pieces.length === 1\n      ? text',
        'return pieces.length === 1\n      ? document.createRange().createContextualFragment(text)',
      ],
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
    file: 'src/loading/load-part.ts',
    tests: ['test/loading/load-part.test.ts'],
    faults: [
      ['takes a file without its hash', 'failures > 0 && !hasHashes()', 'failures > 0'],
      [
        'asks again for what a browser has given up',
        'failures > 0 && !hasHashes() ? `${url}?again=${failures}` : url',
        'url',
      ],
      ['forgets a file that comes late', 'late: [asked, ...late].slice(0, 2)', 'late: []'],
    ],
  },
  {
    file: 'src/i18n/translator.ts',
    tests: ['test/i18n/translator.ts', 'test/widget/language.ts'],
    faults: [
      ['shows the language that came last', 'wish === this.#wish ? load : this.#wish!', 'load'],
      ['keeps words of before an override', 'this.#i18next = undefined;', ''],
    ],
  },
  {
    file: 'src/steps/user-number.ts',
    tests: ['test/widget/page-fields.ts', 'test/steps/filled-fields.ts'],
    faults: [['takes invisible characters from a page', ' || /(?!\\s)[\\p{Cc}\\p{Cf}]/u.test(given)', '']],
  },
  {
    file: 'src/steps/step-element.ts',
    tests: [
      'test/widget/secrets.ts',
      'test/steps/prompting-step.ts',
      'test/widget/focus.ts',
      'test/steps/identifying-step.ts',
      'test/steps/busy-step.ts',
    ],
    faults: [
      ['keeps what was typed when it is removed', 'setTimeout(() => this.isConnected || this.forget());', ''],
      ['forgets what was typed when it is moved', 'this.isConnected || this.forget()', 'this.forget()'],
      ['leaves the focus beside a wrong field', "['[aria-invalid]', 'h2']", "['h2']"],
      [
        'gives up what is over',
        'return isOver.includes(this.state.step) ? nothing :',
        'return isOver.length === 0 ? nothing :',
      ],
    ],
  },
  {
    file: 'src/steps/choosing-step.ts',
    tests: [
      'test/steps/choosing-step.ts',
      'test/widget/translated-page.ts',
      'test/widget/methods.ts',
      'test/widget/focus.ts',
    ],
    faults: [
      ['lets a browser translate the name of a method', '<strong translate="no">', '<strong>'],
      ['folds a single method', 'methods.length <= seenAtOnce + 1', 'methods.length <= seenAtOnce'],
      ['hides the method that was left', "button?.closest('details')?.setAttribute('open', '');", ''],
      ['opens a bank’s page with a way back', ' rel="noopener noreferrer"', ''],
      ['calls both ways of Smart-ID the same', 'if (!isOneOfTwo) return', 'return'],
    ],
  },
  {
    file: 'src/steps/alarmed-step.ts',
    tests: ['test/steps/alarmed-step.ts'],
    faults: [
      ['takes one alarm for the other', "alarm === 'not-me' ?", "alarm !== 'not-me' ?"],
      [
        'leads back to the method before what to do',
        '    this.focusStep();\n',
        '    super.focusMethod("smart-id-push");\n',
      ],
      ['invites to begin anew', '<details class="again">', '<details class="again" open>'],
    ],
  },
  {
    file: 'src/steps/succeeded-step.ts',
    tests: ['test/steps/succeeded-step.ts', 'test/widget/framing.ts'],
    faults: [
      [
        'says of a page that opened that it did not',
        'super.disconnectedCallback();\n    this.#opening.end();',
        'super.disconnectedCallback();',
      ],
      ['says twice that a page did not open', 'if (!this.page.isStuck) this.announce', 'this.announce'],
      ['leaves a person with a page that never opens', 'this.notOpened = true;', ''],
    ],
  },
  {
    file: 'src/steps/checking-step.ts',
    tests: ['test/steps/lost-answer.ts', 'test/widget/lost-answer.ts'],
    faults: [
      ['loses the focus when an answer is sent again', 'if (wasLost) this.focusStep();', 'if (wasLost) return;'],
      ['does not say that an answer was lost', "else this.announce(this.t('checking.lost'), 'alert');", ''],
    ],
  },
  {
    file: 'src/steps/help-panel.ts',
    tests: ['test/widget/help.ts', 'test/steps/help-topics.ts', 'test/steps/words.ts'],
    faults: [
      ['calls a number with its spaces', "address.replaceAll(/\\s/g, '')", 'address'],
      ['closes what somebody reads', 'new Set([...opened, ...open', 'new Set([...open'],
      ['opens what somebody closed', 'open.filter((id) => !this.#offered.has(id))', 'open'],
      ['shows a topic twice', 'topicIds.filter((id) => !this.#first.includes(id))', 'topicIds'],
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

export const faults: readonly Fault[] = files.flatMap(({ file, tests, faults }) =>
  faults.map(([what, from, to]) => ({ what, file, from, to, tests })),
);
