import type { LoginAdapter, LoginReply } from '../../src/flow/adapter.js';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import type { PhoneState } from '../server/drawn-phone.js';
import type { PlayedBank } from './bank.js';
import { overheard } from './overheard.js';
import { refuseAsSoftware } from './web-eid-simulation.js';

const lockedPhone: PhoneState = {
  answersItself: true,
  owner: undefined,
  request: null,
  returnUrl: null,
  smsCode: null,
};

/** A scripted bank inside the page, for hosts that serve files alone. It plays the people on the phone too. */
export function bankInPage(): PlayedBank {
  let adapter: Promise<LoginAdapter> | undefined;
  let method = '';
  let phone = lockedPhone;
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
            if (said.way === 'request' && said.verb === 'start') method = said.about;
            // What is given up is told of no longer.
            if (said.way === 'request' && said.verb === 'cancel') phone = lockedPhone;
            if (said.way === 'reply' && said.reply) phone = phoneAfter(said.reply, method);
          },
        ),
      ),
    belongings: () => Promise.resolve(demoAnswers),
    expect({ userNumber, phoneNumber }) {
      adapter = create(userNumber ?? phoneNumber);
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

/** What the phone of somebody shows who answers without us. */
function phoneAfter(reply: LoginReply, method: string): PhoneState {
  if (reply.status === 'prompt' && reply.prompt.kind === 'sms-code')
    return { ...lockedPhone, smsCode: demoAnswers.smsCode };
  if (reply.status !== 'pending' || reply.show.kind !== 'control-code') return lockedPhone;
  const { controlCode } = reply.show;
  const app = method === 'mobile-id' ? method : 'smart-id';
  return { ...lockedPhone, request: { app, controlCode, choices: [], ownerAnswers: true } };
}
