import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { defineFirstSteps } from '../widget/first-steps.js';
import { defineLaterSteps } from '../widget/later-steps.js';
import type { LinkOptions } from '../widget/links.js';
import { widgetStyles } from '../widget/widget.styles.js';
import { firstPicture } from './first-picture.js';
import { escaped, openingTag, type Tag } from './tag.js';

/** A tag as a server sends it, and what is drawn in it before the script has come. */
export interface ServedLogin extends Tag {
  /** The links that the page's script sets too: those of the first screen are there at once. */
  readonly links?: LinkOptions | undefined;
  /** HTML between the tags: fallback and slots. Sent as it is. */
  readonly children?: string | undefined;
  /** Of the page's `style-src`; without one the styles need `'unsafe-inline'`, or wait for the script. */
  readonly nonce?: string | undefined;
}

/**
 * `<internetbank-login>` with its first screen as declarative shadow DOM, in the language of `lang`.
 * @throws LoginError `bad-reply` when `options` are none
 */
export async function renderLogin({ links, children = '', nonce, ...tag }: ServedLogin): Promise<string> {
  defineFirstSteps();
  defineLaterSteps();
  const picture = render(await firstPicture(tag, links, children), {
    customElementHostStack: [new Host('internetbank-login')],
  });
  const drawn = `<style>${widgetStyles.map(({ cssText }) => cssText).join('')}</style>${await collectResult(picture)}`;
  // Text has no `<` of its own here.
  const style = nonce === undefined ? '<style>' : `<style nonce="${escaped(nonce)}">`;
  const shadow = `<template shadowrootmode="open">${drawn.replaceAll('<style>', style)}${withoutScripts}</template>`;
  return `${openingTag(tag)}${shadow}${children}</internetbank-login>`;
}

/** Where scripts are off, nothing that is drawn can be pressed: there the page's fallback is shown below it. */
const withoutScripts = '<noscript><slot></slot></noscript>';

/** Stands for the widget, whose class needs a browser. What is inside of one waits for it to be taken over. */
class Host extends ElementRenderer {
  override renderShadow(): undefined {
    return undefined;
  }

  override renderLight(): string[] {
    return [];
  }
}
