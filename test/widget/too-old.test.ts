import { expect } from '@open-wc/testing';
import { defineWidget } from '../../src/widget/define-widget.js';

describe('a browser that is too old', () => {
  const { hasOwn } = Object;
  afterEach(() => {
    Object.hasOwn = hasOwn;
  });

  it('keeps what the page has put between the tags, until one that is not comes', () => {
    const element = document.createElement('internetbank-login');
    element.textContent = 'Your browser is too old.';
    document.body.append(element);
    Reflect.deleteProperty(Object, 'hasOwn');
    defineWidget();
    expect(customElements.get('internetbank-login')).to.equal(undefined);
    expect(element.shadowRoot).to.equal(null);
    Object.hasOwn = hasOwn;
    defineWidget();
    expect(customElements.get('internetbank-login')).not.to.equal(undefined);
    element.remove();
  });
});
