import { expect } from '@open-wc/testing';
import { ownClock, warmUp } from './widget.js';

const faults: string[] = [];
const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
  faults.push(String('reason' in event ? event.reason : event.message));

/**
 * For a group of tests of whole widgets: after each the page is in English, its store is empty and its clock its own again,
 * and nothing may have been thrown at it.
 */
export function onCleanPage(): void {
  before(warmUp);
  before(() => {
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);
  });
  after(() => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onError);
  });
  afterEach(() => {
    ownClock();
    localStorage.clear();
    document.documentElement.lang = 'en';
    expect(faults.splice(0), 'nothing may be thrown at the page').to.deep.equal([]);
  });
}
