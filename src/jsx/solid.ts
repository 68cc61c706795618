/** `<internetbank-login>` as a tag in Solid: `import type {} from 'internetbank-login/jsx/solid.js'`. */
import type { JSX as Solid } from 'solid-js';
import type { LoginElement, LoginListeners, LoginTag } from './tag.js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'internetbank-login': Omit<Solid.HTMLAttributes<LoginElement>, keyof LoginTag> & LoginTag & LoginListeners<'on:'>;
    }
  }
}
