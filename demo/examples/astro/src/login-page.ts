import 'internetbank-login';
import { createDemoAdapter } from 'internetbank-login/adapters/demo.js';

const login = document.querySelector('internetbank-login')!;
const language = document.querySelector<HTMLSelectElement>('#language')!;
const accounts = document.querySelector<HTMLTemplateElement>('#accounts')!;

// With a bank it is `endpoint="/bank"` on the tag instead.
login.adapter = createDemoAdapter();
login.links = { contact: 'https://bank.example/contact' };

login.addEventListener('login-success', (event) => {
  event.preventDefault(); // else `redirectUrl` is opened
  const signedIn = accounts.content.cloneNode(true) as DocumentFragment;
  signedIn.querySelector('[role=status]')!.textContent = `Signed in with ${event.detail.method}`;
  signedIn.querySelector('button')!.addEventListener('click', logOut);
  document.querySelector('main')!.replaceChildren(signedIn);
});

function logOut() {
  document.querySelector('main')!.replaceChildren(login);
}

// The widget follows the language of the page.
language.addEventListener('change', () => {
  document.documentElement.lang = language.value;
});
