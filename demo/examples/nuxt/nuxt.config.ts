export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  telemetry: false,
  // The tag is no Vue component.
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'internetbank-login' } },
  app: { head: { htmlAttrs: { lang: 'en' }, title: 'Internet bank', link: [{ rel: 'icon', href: 'data:' }] } },
});
