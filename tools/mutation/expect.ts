/** What the tests of pure rooms use of `@open-wc/testing`, without its elements. */
export { expect } from '@esm-bundle/chai';
