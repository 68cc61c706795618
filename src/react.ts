/** The element as a typed React component. Registers `<internetbank-login>`. */
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import type { LoginProperties } from './jsx/tag.js';
import type {
  LoginAlarmDetail,
  LoginCancelDetail,
  LoginFailureDetail,
  LoginStepDetail,
  LoginSuccessDetail,
  LoginWarningDetail,
} from './widget/events.js';
import { defineWidget } from './widget/define-widget.js';
import { InternetbankLogin as LoginElement } from './widget/internetbank-login.js';

defineWidget();

export interface InternetbankLoginEvents {
  /** The step changed. */
  onLoginStep?: ((event: CustomEvent<LoginStepDetail>) => void) | undefined;
  /** Once per login. Unless it is prevented, `redirectUrl` is opened. */
  onLoginSuccess?: ((event: CustomEvent<LoginSuccessDetail>) => void) | undefined;
  /** Once per login. */
  onLoginFailure?: ((event: CustomEvent<LoginFailureDetail>) => void) | undefined;
  /** Once per login: the person or the page gave up. */
  onLoginCancel?: ((event: CustomEvent<LoginCancelDetail>) => void) | undefined;
  /** Before the cancel: different codes, or a login that the person did not start. */
  onLoginAlarm?: ((event: CustomEvent<LoginAlarmDetail>) => void) | undefined;
  /** The page's developer should look. */
  onLoginWarning?: ((event: CustomEvent<LoginWarningDetail>) => void) | undefined;
}

export type InternetbankLoginProps = Omit<React.HTMLAttributes<LoginElement>, keyof LoginProperties> &
  Partial<LoginProperties> &
  InternetbankLoginEvents;

/** The element itself, for refs: `start()`, `cancel()`, `reset()`, `focus()` and `state`. */
export type InternetbankLoginElement = LoginElement;

/** Effects do not run on a server, where React before version 19 warns about those of layout. */
const react = typeof document === 'undefined' ? { ...React, useLayoutEffect: React.useEffect } : React;

export const InternetbankLogin: React.ForwardRefExoticComponent<
  InternetbankLoginProps & React.RefAttributes<InternetbankLoginElement>
> = createComponent({
  react,
  tagName: 'internetbank-login',
  elementClass: LoginElement,
  displayName: 'InternetbankLogin',
  events: {
    onLoginStep: 'login-step' as EventName<CustomEvent<LoginStepDetail>>,
    onLoginSuccess: 'login-success' as EventName<CustomEvent<LoginSuccessDetail>>,
    onLoginFailure: 'login-failure' as EventName<CustomEvent<LoginFailureDetail>>,
    onLoginCancel: 'login-cancel' as EventName<CustomEvent<LoginCancelDetail>>,
    onLoginAlarm: 'login-alarm' as EventName<CustomEvent<LoginAlarmDetail>>,
    onLoginWarning: 'login-warning' as EventName<CustomEvent<LoginWarningDetail>>,
  },
});
