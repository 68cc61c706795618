/** What a page has set and is not taken, where that shows as soon as it is set. Other mistakes are looked for in `given.ts`. */
import type { PropertyValues } from 'lit';
import type { LoginState } from '../flow/state.js';
import { ignoredLinks } from './links.js';
import { usualCountries, type LoginProperties } from './login-properties.js';
import { listedMethods, unusableMethods } from './offered-methods.js';
import { laterSteps } from './screens.js';
import type { Warner } from './warner.js';

/** What was set just now. */
export function warnOfChanges(page: LoginProperties, changed: PropertyValues<LoginProperties>, warner: Warner): void {
  const ignored = changed.has('links') ? ignoredLinks(page.links) : [];
  if (ignored.length > 0) void warner.tell(({ aboutLinks }) => aboutLinks(ignored));
  // Read with the screens that need them; what a page means by them is looked at here, where it says anything.
  const given = { userNumber: page.userNumber ?? '', countries: page.countries ?? '' };
  for (const name of ['userNumber', 'countries'] as const) {
    const isSaid = given[name] !== '' && given[name] !== usualCountries;
    if (!changed.has(name) || !isSaid) continue;
    void warner.tellWith(laterSteps, ({ aboutGiven }) => aboutGiven(name, given[name]));
  }
}

/** That none of the bank's methods can be used with what is set. */
export function warnOfMethods(page: LoginProperties, state: LoginState, warner: Warner): void {
  const [unusable, listed] = [unusableMethods(state, page), listedMethods(page)];
  if (unusable) void warner.tell(({ aboutMethods }) => aboutMethods(unusable, listed));
}

/** What is meant for a property is lost in an attribute. Other mistakes are looked for when the later screens are here. */
export function warnOfAttributes(page: LoginProperties, warner: Warner): void {
  if (['adapter', 'links'].some((name) => page.hasAttribute(name))) warnOfTag(page, warner);
}

/** All that seems to be a mistake in how the tag is written. */
export function warnOfTag(page: LoginProperties, warner: Warner): void {
  const { observedAttributes } = page.constructor as typeof LoginProperties;
  void warner.tell(({ aboutTag }) => aboutTag(page, [...observedAttributes, 'lang']));
}
