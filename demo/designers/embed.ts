// The lines that put the widget on a page, for plain HTML and each framework, with the settings of the moment.
import { type Theme, toHash } from '../shared/theme/model.js';
import { toCss } from './theme/css.js';

export interface Settings {
  endpoint: string;
  /** Empty: as the page. */
  lang: string;
  order: string;
  /** Empty: all that the bank offers. */
  methods: string[];
  resume: boolean;
  rememberMethod: boolean;
  theme: Theme;
}

const TAG = 'internetbank-login';

const escape = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const attributes = ({ endpoint, lang, order, methods, resume, rememberMethod }: Settings): string[] =>
  [
    `endpoint="${escape(endpoint)}"`,
    lang && `lang="${lang}"`,
    methods.length > 0 ? `methods="${methods.join(' ')}"` : '',
    order && order !== 'method-first' ? `order="${order}"` : '',
    resume ? 'resume' : '',
    rememberMethod ? 'remember-method' : '',
  ].filter((attribute) => attribute !== '');

function tag(all: string[], indent: string, end = `></${TAG}>`, name = TAG) {
  const line = `${indent}<${name} ${all.join(' ')}${end}`;
  if (line.length <= 90) return line;
  return [`${indent}<${name}`, ...all.map((one) => `${indent}  ${one}`), `${indent}${end.trimStart()}`].join('\n');
}

/** Code by the names of files. */
type Files = Readonly<Record<string, string>>;

/** What each writes around the tag, whose attributes are given; a theme comes in a style sheet of its own. */
const writers: Readonly<Record<string, (all: string[], isThemed: boolean) => Files>> = {
  html: (all, isThemed) => ({
    'login.html': `${isThemed ? '<link rel="stylesheet" href="/login.css" />\n' : ''}<script type="module" src="/login/internetbank-login.min.js"></script>

${tag(all, '')}

<script type="module" src="/login-page.js"></script>`,
    'login-page.js': `document.querySelector('${TAG}').addEventListener('login-success', (event) => {
  event.preventDefault(); // else \`redirectUrl\` is opened
  location.assign('/accounts');
});`,
  }),
  react: (all, isThemed) => ({
    'LoginPage.jsx': `import { InternetbankLogin } from 'internetbank-login/react.js';
${isThemed ? "import './login.css';\n" : ''}
export function LoginPage({ onLogin }) {
  function succeeded(event) {
    event.preventDefault();
    onLogin(event.detail.result);
  }

  return (
${tag([...all.map((one) => one.replace(/^remember-method$/, 'rememberMethod')), 'onLoginSuccess={succeeded}'], '    ', ' />', 'InternetbankLogin')}
  );
}`,
  }),
  vue: (all, isThemed) => ({
    'LoginPage.vue': `<script setup>
import 'internetbank-login';
${isThemed ? "import './login.css';\n" : ''}
const emit = defineEmits(['login']);
</script>

<template>
${tag([...all, `@login-success.prevent="(event) => emit('login', event.detail.result)"`], '  ', ' />')}
</template>`,
    'vite.config.js': `import vue from '@vitejs/plugin-vue';

export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === '${TAG}' } } })],
};`,
  }),
  angular: (all, isThemed) => ({
    'login.component.ts': `import { Component, CUSTOM_ELEMENTS_SCHEMA, output } from '@angular/core';
import 'internetbank-login';
import type { LoginSuccessDetail } from 'internetbank-login';

@Component({
  selector: 'app-login',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],${isThemed ? "\n  styleUrl: './login.css'," : ''}
  template: \`
${tag([...all, '(login-success)="succeeded($event)"'], '    ')}
  \`,
})
export class LoginComponent {
  readonly login = output<unknown>();

  succeeded(event: CustomEvent<LoginSuccessDetail>): void {
    event.preventDefault();
    this.login.emit(event.detail.result);
  }
}`,
  }),
  svelte: (all, isThemed) => ({
    'Login.svelte': `<script>
  import 'internetbank-login';
${isThemed ? "  import './login.css';\n" : ''}
  let { onlogin } = $props();

  function succeeded(event) {
    event.preventDefault();
    onlogin(event.detail.result);
  }
</script>

${tag([...all, 'onlogin-success={succeeded}'], '')}`,
  }),
};
export const frameworks = Object.keys(writers);

export function embedCode(framework: string, settings: Settings): { file: string; code: string }[] {
  const isThemed = toHash(settings.theme) !== '';
  const files = writers[framework]?.(attributes(settings), isThemed) ?? {};
  const all = { ...files, ...(isThemed && { 'login.css': toCss(settings.theme).trimEnd() }) };
  return Object.entries(all).map(([file, code]) => ({ file, code }));
}
