/** What stands around the pieces of code in the guides: things of the page, and of tools that are not installed here. */
export const surroundings = `
import type { InternetbankLogin } from 'internetbank-login';

declare global {
  const login: InternetbankLogin;
  const report: (event: object) => void;
  const $props: () => Record<string, any>;
  const defineEmits: (names: string[]) => (name: string, detail: unknown) => void;
  interface ParentNode {
    querySelector(selectors: 'meta[name="csrf-token"]'): HTMLMetaElement | null;
  }
}
`;

export const modules = `
declare module '@angular/core' {
  export const CUSTOM_ELEMENTS_SCHEMA: object;
  export function Component(options: { selector: string; schemas?: object[]; template: string }): ClassDecorator;
}
declare module '@vitejs/plugin-vue' {
  export default function vue(options?: object): object;
}
declare module 'svelte' {
  export function onMount(run: () => unknown): void;
}
`;
