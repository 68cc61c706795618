/** The examples: how each is served, and whether it fits into the time that CI has. */
export interface Example {
  readonly name: string;
  readonly serves: Served;
  /** Why CI leaves it out. */
  readonly leftOut?: string;
}

type Served =
  | {
      readonly kind: 'folder';
      readonly folder: string;
      /** What the page's policy has to allow under `trusted-types`. */
      readonly trustedTypes: string;
      /** Also the packed CDN build, at `/login`. */
      readonly hasCdn?: true;
    }
  /** By `npm start` at the port that `PORT` names; what it prints when it answers. */
  | { readonly kind: 'program'; readonly ready: RegExp };

const large = 'its framework is large to install and to build';

export const examples: readonly Example[] = [
  {
    name: 'plain',
    serves: { kind: 'folder', folder: 'public', trustedTypes: 'internetbank-login', hasCdn: true },
  },
  { name: 'react', serves: { kind: 'folder', folder: 'dist', trustedTypes: 'lit-html' }, leftOut: 'it takes a build' },
  {
    name: 'vue',
    serves: { kind: 'folder', folder: 'dist', trustedTypes: 'lit-html vue' },
    leftOut: 'it takes a build',
  },
  {
    name: 'svelte',
    serves: { kind: 'folder', folder: 'dist', trustedTypes: 'lit-html svelte-trusted-html' },
    leftOut: 'it takes a build',
  },
  { name: 'server-rendered', serves: { kind: 'program', ready: /Ready at/ } },
  {
    name: 'astro',
    serves: { kind: 'folder', folder: 'dist', trustedTypes: 'lit-html' },
    leftOut: large,
  },
  { name: 'next', serves: { kind: 'program', ready: /Ready in/ }, leftOut: large },
  {
    name: 'nuxt',
    serves: { kind: 'program', ready: /Listening on/ },
    leftOut: large,
  },
  {
    name: 'angular',
    serves: { kind: 'folder', folder: 'dist', trustedTypes: 'lit-html angular' },
    leftOut: large,
  },
];

/** By the tests of the guide that shows them. */
export const triedElsewhere: readonly string[] = ['legacy'];
