import type { FaultyFile } from './faulty-file.js';

/** What the screens could do wrong. */
export const steps: readonly FaultyFile[] = [
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
];
