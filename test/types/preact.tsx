/** @jsxImportSource preact */
/** Never run: that the tag compiles, and that what is marked as an error is one, is the test. */
import { createDemoAdapter } from '../../src/demo-bank/adapter.js';
import type {} from '../../src/jsx/preact.js';

const links = { contact: 'https://bank.example/contact', faq: { lv: 'https://bank.example/lv' } };

export const page = (onLogin: (result: unknown) => void) => (
  <main>
    <internetbank-login
      id="login"
      lang="lv"
      endpoint="/bank"
      adapter={createDemoAdapter({ persona: '100002' })}
      methods="smart-id smart-id-push"
      order="user-number-first"
      resume
      remember-method
      allowed-hosts="login.bank.example"
      links={links}
      texts={{ lv: { fields: { userNumber: { label: 'Klienta numurs' } } } }}
      onlogin-success={(event) => {
        event.preventDefault();
        onLogin(event.detail.result);
      }}
      onlogin-failure={({ detail }) => detail.problem.length}
    >
      <img slot="header" src="/logo.svg" alt="" />
    </internetbank-login>

    {/* @ts-expect-error there are two orders */}
    <internetbank-login order="alphabetical" />
    {/* @ts-expect-error an adapter has five calls */}
    <internetbank-login adapter={{ options: () => Promise.resolve({ methods: [] }) }} />
    {/* @ts-expect-error there is no such link */}
    <internetbank-login links={{ sales: 'https://bank.example' }} />
    {/* @ts-expect-error a failure has no result */}
    <internetbank-login onlogin-failure={({ detail }) => void detail.result} />
  </main>
);
