import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { TemplateResult } from 'lit';
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
 * `<internetbank-login>` with its first screen as declarative shadow DOM, in the language of `lang`; without it as long as nobody
 * has said what the bank offers.
 * @throws LoginError `bad-reply` when `options` are none
 */
export async function renderLogin({ links, children = '', nonce, ...tag }: ServedLogin): Promise<string> {
  const picture = await firstPicture(tag, links, children);
  return `${openingTag(tag)}${picture ? await shadowOf(picture, nonce) : ''}${children}</internetbank-login>`;
}

async function shadowOf(picture: TemplateResult, nonce: string | undefined): Promise<string> {
  defineFirstSteps();
  defineLaterSteps();
  const result = render(picture, { customElementHostStack: [new Host('internetbank-login')] });
  const drawn = `<style>${widgetStyles.map(({ cssText }) => cssText).join('')}</style>${await collectResult(result)}`;
  // Text has no `<` of its own here.
  const style = nonce === undefined ? '<style>' : `<style nonce="${escaped(nonce)}">`;
  return `<template shadowrootmode="open">${drawn.replaceAll('<style>', () => style)}${withoutScripts}</template>`;
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
