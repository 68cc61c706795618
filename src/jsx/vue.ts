/** `<internetbank-login>` as a tag in Vue's templates and JSX: `import type {} from 'internetbank-login/jsx/vue.js'`. */
import type { HTMLAttributes, ReservedProps } from 'vue';
import type {} from 'vue/jsx-runtime';
import type { LoginHandlers, LoginTag } from './tag.js';

type Props = Omit<HTMLAttributes, keyof LoginTag> & ReservedProps & LoginTag & LoginHandlers;

declare module 'vue' {
  interface GlobalComponents {
    'internetbank-login': new () => { $props: Props };
  }
}
declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements {
      'internetbank-login': Props;
    }
  }
}
