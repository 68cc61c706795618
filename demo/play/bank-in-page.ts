import type { LoginAdapter, LoginReply, StartRequest } from '../../src/flow/adapter.js';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import type { PhoneState } from '../server/drawn-phone.js';
import { type PlayedBank, restingPhone } from './bank.js';
import { overheard } from './overheard.js';
import { refuseAsSoftware } from './web-eid-simulation.js';

/** A scripted bank inside the page, for hosts that serve files alone. It plays the people on the phone too. */
export function bankInPage(): PlayedBank {
  let adapter: Promise<LoginAdapter> | undefined;
  /** By the number. */
  let expected: string | undefined;
  let method = '';
  let phone = restingPhone;
  // Loaded late: it comes with the widget's own script, which has to find an adapter.
  const create = async (persona?: string) => {
    const { createDemoAdapter } = await import('../../src/demo-bank/adapter.js');
    return createDemoAdapter({ persona });
  };
  return {
    cardKinds: ['client', 'cancelled', 'no-software'],
    adapter: () =>
      Promise.resolve(
        overheard(
          () => (adapter ??= create()),
          (said) => {
            if (said.way === 'request' && said.verb === 'start') {
              method = said.about;
              adapter = create(isOf(expected, said.detail) ? expected : undefined);
            }
            // What is given up is told of no longer.
            if (said.way === 'request' && said.verb === 'cancel') phone = restingPhone;
            if (said.way === 'reply' && said.reply) phone = phoneAfter(said.reply, method);
          },
        ),
      ),
    belongings: () => Promise.resolve(demoAnswers),
    expect({ userNumber, phoneNumber }) {
      expected = userNumber ?? phoneNumber;
      adapter = create(expected);
      return Promise.resolve();
    },
    phone: () => Promise.resolve(phone),
    // Any token is taken here.
    readCard: (kind) =>
      new Promise((resolve) => {
        refuseAsSoftware(kind);
        resolve({ format: 'web-eid:1.0' });
      }),
    calculate: () => Promise.resolve(demoAnswers.calculatorCode),
    logOut: () => Promise.resolve(),
  };
}

/** A login that names nobody, a QR code, is of whoever is expected; one that names somebody else is theirs. */
function isOf(number: string | undefined, request: unknown): boolean {
  const { identity } = request as StartRequest;
  const digits = (identity.userNumber ?? identity.phoneNumber ?? '').replace(/\D/g, '');
  return number !== undefined && (digits === '' || number.replace(/\D/g, '').endsWith(digits));
}

/** What the phone of somebody shows who answers without us. */
function phoneAfter(reply: LoginReply, method: string): PhoneState {
  if (reply.status === 'prompt' && reply.prompt.kind === 'sms-code')
    return { ...restingPhone, smsCode: demoAnswers.smsCode };
  if (reply.status !== 'pending' || reply.show.kind !== 'control-code') return restingPhone;
  const { controlCode } = reply.show;
  const app = method === 'mobile-id' ? method : 'smart-id';
  return { ...restingPhone, request: { app, controlCode, choices: [], ownerAnswers: true } };
}
