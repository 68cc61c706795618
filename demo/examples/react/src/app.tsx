import { useState } from 'react';
import { Login } from './login';

export function App() {
  const [language, setLanguage] = useState('en');
  const [method, setMethod] = useState<string>();

  return (
    <>
      <label>
        Language
        <select id="language" value={language} onChange={(event) => setLanguage(event.target.value)}>
          <option value="lt">Lietuvių</option>
          <option value="lv">Latviešu</option>
          <option value="en">English</option>
        </select>
      </label>
      {method === undefined ? (
        <Login language={language} onLogin={setMethod} />
      ) : (
        <>
          <p role="status">Signed in with {method}</p>
          <button onClick={() => setMethod(undefined)}>Log out</button>
        </>
      )}
    </>
  );
}
