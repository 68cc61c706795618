/** `<internetbank-login>` as a tag in Preact: `import type {} from 'internetbank-login/jsx/preact.js'`. */
import type { HTMLAttributes } from 'preact';
import type { LoginElement, LoginListeners, LoginTag } from './tag.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'internetbank-login': Omit<HTMLAttributes<LoginElement>, keyof LoginTag> & LoginTag & LoginListeners<'on'>;
    }
  }
}
