import { after, test } from 'node:test';
import { adapterConformance, type ConformanceDriver } from 'internetbank-login/adapters/conformance.js';
import { createLegacyAdapter } from './legacy-adapter.js';
import { card, openOldBank } from './old-bank.js';

const bank = await openOldBank();
after(() => bank.close());

const clientNumbered = (userNumber: string) => ({ identity: { userNumber } });
const driver: ConformanceDriver = {
  ...clientNumbered('1001'),
  confirm: ({ id }) => bank.confirm(id),
  refuse: ({ id }) => bank.refuse(id),
  expire: () => bank.expire(),
  questioned: {
    ...clientNumbered('1002'),
    right: (prompt) => (prompt.kind === 'code-card' ? card(Number(prompt.position)) : ''),
  },
  lockable: { ...clientNumbered('1002'), right: () => '' },
  strangers: [clientNumbered('1003'), clientNumbered('9999')],
  lacks: ['resume'], // the old bank does not know its browsers
  pauseMs: 50,
};

const createAdapter = () => createLegacyAdapter(`${bank.origin}/cgi-bin/gate`);
for (const { name, notApplicable, run } of adapterConformance(createAdapter, driver)) {
  test(name, { skip: notApplicable }, run);
}
