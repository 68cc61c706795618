/** Never run: that it compiles, and that what is marked as an error is one, is the test. */
import { useRef } from 'react';
import { createDemoAdapter } from '../../src/demo-bank/adapter.js';
import { InternetbankLogin, type InternetbankLoginElement, type InternetbankLoginProps } from '../../src/react.js';

export function LoginPage({ onLogin }: { onLogin: (result: unknown) => void }) {
  const login = useRef<InternetbankLoginElement>(null);
  return (
    <>
      <InternetbankLogin
        ref={login}
        id="login"
        className="card"
        lang="lv"
        adapter={createDemoAdapter({ persona: '100002', delayMs: 500 })}
        methods="smart-id smart-id-push"
        order="user-number-first"
        resume
        rememberMethod
        allowedHosts="login.bank.example"
        userNumber="100002"
        countries="lv ee"
        allowFraming={false}
        texts={{ lv: { fields: { userNumber: { label: 'Klienta numurs' } } } }}
        links={{ contact: 'https://bank.example/contact', faq: { lv: 'https://bank.example/lv' } }}
        webEid={{ authenticate: (nonce, { lang }) => Promise.resolve({ nonce, lang }) }}
        onLoginStep={({ detail }) => detail.step === 'waiting'}
        onLoginSuccess={(event) => {
          event.preventDefault();
          onLogin(event.detail.result);
          const activated: boolean = event.detail.activated;
          return activated;
        }}
        onLoginFailure={({ detail: { problem, reference, method } }) => [problem.length, reference, method]}
        onLoginCancel={({ detail }) => detail.step}
        onLoginAlarm={({ detail }) => detail.reason === 'not-me'}
        onLoginWarning={({ detail }) => detail.message}
        onClick={() => login.current?.start('smart-id')}
      >
        <img slot="header" src="/logo.svg" alt="" />
      </InternetbankLogin>
      <InternetbankLogin endpoint="/bank" />

      {/* @ts-expect-error there are two orders */}
      <InternetbankLogin order="alphabetical" />
      {/* @ts-expect-error an adapter has five calls */}
      <InternetbankLogin adapter={{ options: () => Promise.resolve({ methods: [] }) }} />
      {/* @ts-expect-error what a page knows of a login is read-only */}
      <InternetbankLogin state={{ step: 'succeeded' }} />
      {/* @ts-expect-error there is no such link */}
      <InternetbankLogin links={{ sales: 'https://bank.example' }} />
      {/* @ts-expect-error a failure has no result */}
      <InternetbankLogin onLoginFailure={({ detail }) => void detail.result} />
      {/* @ts-expect-error no such property */}
      <InternetbankLogin password="secret" />
    </>
  );
}

/** Props can be handed on. */
export const BankLogin = (props: InternetbankLoginProps) => <InternetbankLogin endpoint="/bank" {...props} />;
