/** The tag as JSX and templates write it: types alone, for the frameworks beside this file. */
import type { LoginEventDetails, LoginEventName } from '../widget/events.js';
import type { InternetbankLogin } from '../widget/internetbank-login.js';

/** What the element has as properties; `state` is read through a ref, where the methods are too. */
export type LoginProperties = Pick<
  InternetbankLogin,
  | 'endpoint'
  | 'adapter'
  | 'options'
  | 'methods'
  | 'order'
  | 'resume'
  | 'allMethods'
  | 'rememberMethod'
  | 'allowedHosts'
  | 'userNumber'
  | 'countries'
  | 'allowFraming'
  | 'texts'
  | 'links'
  | 'webEid'
>;

/** Those that are attributes of another name. */
export interface LoginAttributes {
  'all-methods'?: boolean | undefined;
  'remember-method'?: boolean | undefined;
  'allowed-hosts'?: string | undefined;
  'user-number'?: string | undefined;
  'allow-framing'?: boolean | undefined;
}

/** A listener for each event, named as a framework does it: `onlogin-success`, `on:login-success`. */
export type LoginListeners<Prefix extends string> = {
  [Name in LoginEventName as `${Prefix}${Name}`]?: ((event: CustomEvent<LoginEventDetails[Name]>) => void) | undefined;
};

/** The names of events as Vue and React components have them: `LoginSuccess`. */
type Joined<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Joined<Rest>}`
  : Capitalize<Name>;

/** The same by the joined name: `onLoginSuccess`. */
export type LoginHandlers = {
  [Name in LoginEventName as `on${Joined<Name>}`]?: ((event: CustomEvent<LoginEventDetails[Name]>) => void) | undefined;
};

export type LoginTag = Partial<LoginProperties> & LoginAttributes;
export type LoginElement = InternetbankLogin;
