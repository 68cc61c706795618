import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  // The tag is no Vue component.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'internetbank-login' } } })],
});
