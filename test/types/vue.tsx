/** @jsxImportSource vue */
/** Never run: that the tag compiles, and that what is marked as an error is one, is the test. */
import type { GlobalComponents } from 'vue';
import { createDemoAdapter } from '../../src/demo-bank/adapter.js';
import type {} from '../../src/jsx/vue.js';

const links = { contact: 'https://bank.example/contact', faq: { lv: 'https://bank.example/lv' } };

export const page = (onLogin: (result: unknown) => void) => (
  <>
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
      onLoginSuccess={(event) => {
        event.preventDefault();
        onLogin(event.detail.result);
      }}
      onLoginFailure={({ detail }) => detail.problem.length}
    />

    {/* @ts-expect-error there are two orders */}
    <internetbank-login order="alphabetical" />
    {/* @ts-expect-error an adapter has five calls */}
    <internetbank-login adapter={{ options: () => Promise.resolve({ methods: [] }) }} />
    {/* @ts-expect-error there is no such link */}
    <internetbank-login links={{ sales: 'https://bank.example' }} />
    {/* @ts-expect-error a failure has no result */}
    <internetbank-login onLoginFailure={({ detail }) => void detail.result} />
  </>
);

type Tag = InstanceType<GlobalComponents['internetbank-login']>['$props'];

/** What a template is checked by. */
export const inTemplates: Tag = { endpoint: '/bank', links, resume: true };
// @ts-expect-error there are two orders
export const wrong: Tag = { order: 'alphabetical' };
