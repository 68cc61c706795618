import type { PhoneState } from '../server/drawn-phone.js';
import { type Belongings, cardKinds, type PhoneAnswer, type PlayedBank } from './bank.js';
import { callBank } from './bank-call.js';
import { signAsCard } from './web-eid-simulation.js';

/** What the demo bank lists for its page. */
interface Listed extends Belongings {
  /** User numbers. */
  readonly phoneOwners: readonly string[];
}

/** The demo bank that serves the page. */
export function bankOverHttp(): PlayedBank {
  let listed: Promise<Listed> | undefined;
  const list = () => (listed ??= callBank<Listed>('GET', '/demo/personas'));
  return {
    cardKinds,
    async adapter() {
      const { createHttpAdapter } = await import('../../src/register.js');
      return createHttpAdapter({ endpoint: '/bank' });
    },
    belongings: list,
    async expect({ userNumber }) {
      const { phoneOwners } = await list();
      if (userNumber && phoneOwners.includes(userNumber)) await callBank('POST', '/demo/phone', { owner: userNumber });
    },
    phone: () => callBank<PhoneState>('GET', '/demo/phone'),
    act: ({ kind, ...body }) => callBank<PhoneAnswer>('POST', `/demo/phone${kind === 'set' ? '' : `/${kind}`}`, body),
    readCard: signAsCard,
    async calculate(challenge) {
      const query = challenge ? `?challenge=${encodeURIComponent(challenge)}` : '';
      return (await callBank<{ code: string }>('GET', `/demo/calculator${query}`)).code;
    },
    logOut: () => callBank('POST', '/demo/log-out'),
  };
}
