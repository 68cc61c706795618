import { Component, signal } from '@angular/core';
import { Login } from './login';

@Component({
  selector: 'app-root',
  imports: [Login],
  template: `
    <label>
      Language
      <select id="language" #select (change)="language.set(select.value)">
        <option value="lt">Lietuvių</option>
        <option value="lv">Latviešu</option>
        <option value="en" selected>English</option>
      </select>
    </label>
    @if (method(); as method) {
      <p role="status">Signed in with {{ method }}</p>
      <button (click)="logOut()">Log out</button>
    } @else {
      <app-login [language]="language()" (loggedIn)="method.set($event)" />
    }
  `,
})
export class App {
  readonly language = signal('en');
  readonly method = signal<string | undefined>(undefined);

  logOut(): void {
    this.method.set(undefined);
  }
}
