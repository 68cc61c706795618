import { createDemoAdapter } from 'internetbank-login/adapters/demo.js';
import { InternetbankLogin, type InternetbankLoginProps } from 'internetbank-login/react.js';

// Outside the component: another adapter ends the running login. With a bank it is `endpoint="/bank"` instead.
const adapter = createDemoAdapter();
const links: InternetbankLoginProps['links'] = { contact: 'https://bank.example/contact' };

interface Props {
  language: string;
  onLogin: (method: string) => void;
}

export function Login({ language, onLogin }: Props) {
  return (
    <InternetbankLogin
      lang={language}
      adapter={adapter}
      links={links}
      onLoginSuccess={(event) => {
        event.preventDefault(); // else `redirectUrl` is opened
        onLogin(event.detail.method);
      }}
      onLoginWarning={({ detail }) => console.warn(detail.message)}
    />
  );
}
