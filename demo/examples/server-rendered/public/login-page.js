// htmx asks for the next part; `redirectUrl` must not be opened.
document.addEventListener('login-success', (event) => event.preventDefault());
