const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const login = /** @type {import('internetbank-login').InternetbankLogin} */ (
  document.querySelector('internetbank-login')
);
const accounts = /** @type {HTMLElement} */ (document.querySelector('#accounts'));
const language = /** @type {HTMLSelectElement} */ (document.querySelector('#language'));

login.addEventListener('login-success', (event) => {
  event.preventDefault(); // else `redirectUrl` is opened
  const status = /** @type {HTMLElement} */ (accounts.querySelector('[role=status]'));
  login.remove();
  accounts.hidden = false;
  status.textContent = `Signed in with ${event.detail.method}`;
});

accounts.querySelector('button')?.addEventListener('click', async () => {
  await fetch('/log-out', { method: 'POST' });
  accounts.hidden = true;
  main.prepend(login);
});

// The widget follows the language of the page.
language.addEventListener('change', () => {
  document.documentElement.lang = language.value;
});
