/** `<internetbank-login>` as a tag in React 19: `import type {} from 'internetbank-login/jsx/react.js'`. */
import type * as React from 'react';
import type { LoginElement, LoginListeners, LoginTag } from './tag.js';

type Props = Omit<React.HTMLAttributes<LoginElement>, keyof LoginTag> &
  React.RefAttributes<LoginElement> &
  LoginTag &
  LoginListeners<'on'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'internetbank-login': Props;
    }
  }
}
