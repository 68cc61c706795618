'use client';

import { InternetbankLogin, type InternetbankLoginProps } from 'internetbank-login/react.js';
import { useState } from 'react';

const links: InternetbankLoginProps['links'] = { contact: 'https://bank.example/contact' };

/** Functions cannot be handed from a server to a component, so what needs them is in this one. */
export function Login({ languages }: { languages: Record<string, string> }) {
  const [language, setLanguage] = useState('en');
  const [method, setMethod] = useState<string>();

  async function logOut() {
    await fetch('/log-out', { method: 'POST' });
    setMethod(undefined);
  }

  return (
    <>
      <label>
        Language
        <select id="language" value={language} onChange={(event) => setLanguage(event.target.value)}>
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {method === undefined ? (
        <InternetbankLogin
          lang={language}
          endpoint="/bank"
          resume
          links={links}
          onLoginSuccess={(event) => {
            event.preventDefault(); // else `redirectUrl` is opened
            setMethod(event.detail.method);
          }}
        >
          <p>
            This page logs you in with JavaScript. <a href="/help/browsers">Which browsers can</a>
          </p>
        </InternetbankLogin>
      ) : (
        <>
          <p role="status">Signed in with {method}</p>
          <button onClick={() => void logOut()}>Log out</button>
        </>
      )}
    </>
  );
}
