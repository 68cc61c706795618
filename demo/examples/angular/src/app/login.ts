import { Component, CUSTOM_ELEMENTS_SCHEMA, input, output } from '@angular/core';
import 'internetbank-login';
import type { InternetbankLogin, LoginSuccessDetail, LoginWarningDetail } from 'internetbank-login';
import { createDemoAdapter } from 'internetbank-login/adapters/demo.js';

@Component({
  selector: 'app-login',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<internetbank-login
    [lang]="language()"
    [adapter]="adapter"
    [links]="links"
    (login-success)="succeeded($event)"
    (login-warning)="warned($event)"
  ></internetbank-login>`,
})
export class Login {
  readonly language = input.required<string>();
  readonly loggedIn = output<string>();

  /** With a bank it is `endpoint="/bank"` instead. */
  readonly adapter = createDemoAdapter();
  readonly links: InternetbankLogin['links'] = { contact: 'https://bank.example/contact' };

  succeeded(event: CustomEvent<LoginSuccessDetail>): void {
    event.preventDefault(); // else `redirectUrl` is opened
    this.loggedIn.emit(event.detail.method);
  }

  warned({ detail }: CustomEvent<LoginWarningDetail>): void {
    console.warn(detail.message);
  }
}
