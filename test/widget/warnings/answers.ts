import { expect } from '@open-wc/testing';
import { pushBank, scriptOf } from '../../support/banks.js';
import { onCleanPage } from '../../support/clean-page.js';
import { part, textOf } from '../../support/composed.js';
import { codePrompt, controlCode, pending, reply, success } from '../../support/scripted-adapter.js';
import { translate } from '../../support/texts.js';
import { endsOf, manualClock, mount, push, reaches, rendered } from '../../support/widget.js';
import { told } from './told.js';

const contract = 'see openapi.yaml and the conformance checks.';

describe('<internetbank-login>: its warnings about an answer of the bank', () => {
  onCleanPage();

  const starting = async (answered: unknown) => {
    const { widget, heard } = await mount({ bank: scriptOf((script) => script.always('start', reply(answered))) });
    await push(widget);
    return { widget, heard };
  };

  for (const [field, answered] of [
    ['show.controlCode', controlCode('42')],
    ['show.kind', pending({ show: { kind: 'dance' } as never })],
    ['session', { status: 'pending', show: { kind: 'app' } }],
    ['prompt.position', codePrompt('')],
  ] as const) {
    it(`name the call and the field, never the value: ${field}`, async () => {
      const { widget, heard } = await starting(answered);
      await reaches(widget, 'failed');
      expect(await told(widget, heard)).to.deep.equal([
        `The bank’s answer to \`start\` does not fit the contract: \`${field}\` is missing or of the wrong form; ${contract}`,
      ]);
    });
  }

  it('name the poll that fails, once', async () => {
    const clock = manualClock();
    const bank = pushBank().always('poll', reply(controlCode('42')));
    const { widget, heard } = await mount({ bank });
    await push(widget);
    await reaches(widget, 'waiting');
    await clock.advance(10_000);
    await reaches(widget, 'failed');
    expect(await told(widget, heard)).to.deep.equal([
      `The bank’s answer to \`poll\` does not fit the contract: \`show.controlCode\` is missing or of the wrong form; ${contract}`,
    ]);
  });

  it('tell two control codes in one login apart from a malformed one', async () => {
    const clock = manualClock();
    const { widget, heard } = await mount({ bank: pushBank('1234').always('poll', reply(controlCode('4321'))) });
    await push(widget);
    await reaches(widget, 'waiting');
    await clock.advance(2_000);
    await reaches(widget, 'failed');
    expect(await told(widget, heard)).to.deep.equal([
      'The bank’s answer to `poll` has another `show.controlCode` than one before: two codes in one login.',
    ]);
  });

  for (const [show, field] of [
    [{ kind: 'redirect', url: 'https://elsewhere.example/confirm?code=secret' }, 'show.url'],
    [{ kind: 'device-link', link: 'https://elsewhere.example/app?token=secret' }, 'show.link'],
    [{ kind: 'device-link', qr: 'https://elsewhere.example/app?token=secret' }, 'show.qr'],
  ] as const) {
    it(`name the host that is not listed: ${field}`, async () => {
      const { widget, heard } = await starting(pending({ show }));
      await reaches(widget, 'failed');
      expect(endsOf(heard).map(({ detail }) => detail['problem'])).to.deep.equal(['bad-reply']);
      expect(await told(widget, heard)).to.deep.equal([
        `The bank’s answer to \`start\` is refused: the host elsewhere.example of \`${field}\` is not in \`allowed-hosts\`.`,
      ]);
    });
  }

  for (const [redirectUrl, reason] of [
    [
      'https://elsewhere.example/home?token=secret',
      'the host elsewhere.example of `redirectUrl` is not in `allowed-hosts`',
    ],
    ['javascript:alert("secret")', '`redirectUrl` is no plain `https:` URL'],
    ['https://user:secret@elsewhere.example/', '`redirectUrl` is no plain `https:` URL'],
  ] as const) {
    it(`tell of a redirect that is not followed, ${redirectUrl.split(':')[0]}, and that nothing opened`, async () => {
      const clock = manualClock();
      const { widget, heard } = await starting(success({ redirectUrl }));
      await reaches(widget, 'succeeded');
      expect(await told(widget, heard)).to.deep.equal([`The bank’s answer to \`start\` is used in part: ${reason}.`]);
      const t = await translate('en');
      await clock.advance(5_000);
      await rendered(widget);
      expect(textOf(part(widget, 'link'))).to.equal(t('actions.reload'));
      expect(part(widget, 'status').textContent).to.equal(t('succeeded.notOpened'));
    });
  }

  it('are none when all is well', async () => {
    const { widget, heard } = await starting(success({ redirectUrl: '#logged-in' }));
    await reaches(widget, 'succeeded');
    expect(await told(widget, heard, 0)).to.be.empty;
    history.replaceState(null, '', location.pathname + location.search);
  });
});
