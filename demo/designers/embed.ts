// The lines that put the widget on a page, for plain HTML and each framework, with the settings of the moment.
import { declarations, type Theme } from '../shared/theme/model.js';
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

export const frameworks = ['html', 'react', 'vue', 'angular', 'svelte'];
const TAG = 'internetbank-login';

const escape = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function attributes({ endpoint, lang, order, methods, resume, rememberMethod }: Settings): string[] {
  return [
    `endpoint="${escape(endpoint)}"`,
    lang && `lang="${lang}"`,
    methods.length > 0 && `methods="${methods.join(' ')}"`,
    order && order !== 'method-first' && `order="${order}"`,
    resume && 'resume',
    rememberMethod && 'remember-method',
  ]
    .filter((attribute) => typeof attribute === 'string' && attribute !== '')
    .map(String);
}

function tag(all: string[], indent: string, end = `></${TAG}>`, name = TAG) {
  const line = `${indent}<${name} ${all.join(' ')}${end}`;
  if (line.length <= 90) return line;
  return [`${indent}<${name}`, ...all.map((one) => `${indent}  ${one}`), `${indent}${end.trimStart()}`].join('\n');
}

export function embedCode(framework: string, settings: Settings): { file: string; code: string }[] {
  const all = attributes(settings);
  const sheet = declarations(settings.theme).length > 0 ? toCss(settings.theme).trimEnd() : '';
  const style = sheet ? [{ file: 'login.css', code: sheet }] : [];
  const importsStyle = sheet ? "import './login.css';\n" : '';
  switch (framework) {
    case 'react':
      return [
        {
          file: 'LoginPage.jsx',
          code: `import { InternetbankLogin } from 'internetbank-login/react.js';
${importsStyle}
export function LoginPage({ onLogin }) {
  function succeeded(event) {
    event.preventDefault();
    onLogin(event.detail.result);
  }

  return (
${tag([...all.map((one) => one.replace(/^remember-method$/, 'rememberMethod')), 'onLoginSuccess={succeeded}'], '    ', ' />', 'InternetbankLogin')}
  );
}`,
        },
        ...style,
      ];
    case 'vue':
      return [
        {
          file: 'LoginPage.vue',
          code: `<script setup>
import 'internetbank-login';
${importsStyle}
const emit = defineEmits(['login']);
</script>

<template>
${tag([...all, `@login-success.prevent="(event) => emit('login', event.detail.result)"`], '  ', ' />')}
</template>`,
        },
        {
          file: 'vite.config.js',
          code: `import vue from '@vitejs/plugin-vue';

export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === '${TAG}' } } })],
};`,
        },
        ...style,
      ];
    case 'angular':
      return [
        {
          file: 'login.component.ts',
          code: `import { Component, CUSTOM_ELEMENTS_SCHEMA, output } from '@angular/core';
import 'internetbank-login';
import type { LoginSuccessDetail } from 'internetbank-login';

@Component({
  selector: 'app-login',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],${sheet ? "\n  styleUrl: './login.css'," : ''}
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
        },
        ...style,
      ];
    case 'svelte':
      return [
        {
          file: 'Login.svelte',
          code: `<script>
  import 'internetbank-login';
${sheet ? "  import './login.css';\n" : ''}
  let { onlogin } = $props();

  function succeeded(event) {
    event.preventDefault();
    onlogin(event.detail.result);
  }
</script>

${tag([...all, 'onlogin-success={succeeded}'], '')}`,
        },
        ...style,
      ];
    default:
      return [
        {
          file: 'login.html',
          code: `${sheet ? '<link rel="stylesheet" href="/login.css" />\n' : ''}<script type="module" src="/login/internetbank-login.min.js"></script>

${tag(all, '')}

<script type="module" src="/login-page.js"></script>`,
        },
        {
          file: 'login-page.js',
          code: `document.querySelector('${TAG}').addEventListener('login-success', (event) => {
  event.preventDefault(); // else \`redirectUrl\` is opened
  location.assign('/accounts');
});`,
        },
        ...style,
      ];
  }
}
