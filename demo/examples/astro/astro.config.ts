import { defineConfig } from 'astro/config';

export default defineConfig({
  devToolbar: { enabled: false },
  // Small scripts would be written into the page, where `script-src 'self'` stops them.
  vite: { build: { assetsInlineLimit: 0 } },
});
