/** Never run: that it compiles is the test. What a page names when it sets the element's properties comes from the entry. */
import { createHttpAdapter, type HttpAdapterOptions, type LinkOptions, type LoginSummary } from '../../src/index.js';
import type { InternetbankLogin, LoginAdapter, TextOverrides, WebEid } from '../../src/index.js';

export interface Given {
  texts: Record<string, TextOverrides>;
  links: LinkOptions;
  webEid: WebEid;
  bank: HttpAdapterOptions;
}

export function furnish(login: InternetbankLogin, { texts, links, webEid, bank }: Given): LoginSummary {
  const adapter: LoginAdapter = createHttpAdapter({ ...bank, headers: () => ({ 'X-CSRF-Token': 'token' }) });
  return Object.assign(login, { adapter, texts, links, webEid }).state;
}
