import 'internetbank-login';
import { createLegacyAdapter } from './legacy-adapter.js';

const login = document.querySelector('internetbank-login')!;
login.adapter = createLegacyAdapter('/cgi-bin/gate');
login.addEventListener('login-warning', ({ detail }) => console.warn(detail.message));
