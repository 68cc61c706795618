// One screen, large: in any frame, language and theme, with its address and the names of its parts.
import type { Shell } from './gallery.js';
import { anatomy } from './anatomy.js';
import { artboard } from './artboard.js';
import { frames, languages, nameOf, themes } from './address.js';
import { copyText, h, selectOne } from './dom.js';
import { scenes } from '../scenes/catalogue.js';
import { findScenes } from './find-scenes.js';

export function screenView(shell: Shell) {
  const { t, place, go, link } = shell;
  const found = findScenes(place.wanted);
  const scene = found[0] ?? scenes[0];
  if (!scene) throw new Error('There are no scenes');
  const lang = place.langs[0] ?? 'en';
  const theme = place.themes[0] ?? 'light';
  const at = scenes.findIndex(({ id }) => id === scene.id);
  const neighbour = (by: number) => scenes[(at + by + scenes.length) % scenes.length] ?? scene;
  const self = { ...place, view: 'screen', wanted: nameOf(scene), langs: [lang], themes: [theme] };

  const board = artboard({ scene, lang, theme, frame: place.frame, hasSlots: place.hasSlots, texts: shell.texts });
  const room = h('div', { class: 'stage-room' }, board);
  const parts = h('div', { class: 'parts-list' });
  const overlay = place.hasAnatomy ? anatomy({ board, list: parts, t }) : undefined;

  const address = h(
    'code',
    { class: 'address', translate: 'no' },
    `?${new URLSearchParams(shell.hrefOf(self).split('#')[0]?.slice(1)).toString()}`,
  );
  const copy = h('button', { type: 'button' }, t('copyLink'));
  copy.addEventListener(
    'click',
    () =>
      void copyText(
        new URL(shell.hrefOf(self), location.href).href,
        copy,
        { done: t('copied'), failed: t('copyFailed') },
        address,
      ),
  );
  const variants = h(
    'table',
    { class: 'variants' },
    h('caption', {}, t('variants')),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, t('language')),
        themes.map((own) => h('th', { scope: 'col' }, t(own))),
      ),
    ),
    h(
      'tbody',
      {},
      languages.map((own) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row', lang: own.slice(0, 2) }, shell.languageName(own)),
          themes.map((ownTheme) => {
            const isHere = own === lang && ownTheme === theme;
            return h(
              'td',
              {},
              h(
                'a',
                {
                  ...link({ ...self, langs: [own], themes: [ownTheme] }),
                  class: `swatch ${ownTheme}`,
                  'aria-current': isHere ? 'true' : undefined,
                  'aria-label': `${short(own)}: ${shell.languageName(own)}, ${t(ownTheme)}`,
                },
                short(own),
              ),
            );
          }),
        ),
      ),
    ),
  );
  const also = found.slice(1, 13);
  const note =
    place.frame === 'contrast'
      ? 'noteContrast'
      : place.frame === 'still'
        ? 'noteStill'
        : place.frame === 'text200'
          ? 'noteText200'
          : '';
  return {
    title: shell.sceneTitle(scene),
    content: [
      h(
        'div',
        { class: 'bar' },
        shell.sceneChoice('screen'),
        selectOne({
          id: 'frame',
          label: t('frame'),
          options: frames.map((own) => [own, t(`frame-${own}`)]),
          value: place.frame,
          onChoose: (frame) => go({ ...self, frame }),
        }),
        shell.slotsChoice(),
        shell.anatomyChoice(),
        h(
          'div',
          { class: 'row-end' },
          h(
            'a',
            {
              class: 'button',
              rel: 'prev',
              ...link({ ...self, wanted: nameOf(neighbour(-1)) }),
              'aria-label': t('previous'),
            },
            '←',
          ),
          h(
            'a',
            {
              class: 'button',
              rel: 'next',
              ...link({ ...self, wanted: nameOf(neighbour(1)) }),
              'aria-label': t('next'),
            },
            '→',
          ),
        ),
      ),
      h(
        'div',
        { class: 'screen-layout' },
        h(
          'section',
          { class: 'stage', 'aria-label': t('preview') },
          note ? h('p', { class: 'note' }, t(note)) : undefined,
          room,
          overlay?.layer,
        ),
        h(
          'aside',
          { class: 'panel about', 'aria-label': t('about') },
          h(
            'dl',
            { class: 'facts', translate: 'no' },
            [
              ['step', scene.step],
              ['problem', scene.problem],
              ['method', scene.method],
            ]
              .filter(([, value]) => value)
              .map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])
              .flat(),
          ),
          variants,
          h('div', { class: 'copy-row' }, address, copy),
          h(
            'ul',
            { class: 'links' },
            h('li', {}, h('a', link({ ...self, view: 'compare', langs: ['lt', 'lv', 'en'] }), t('compareLanguages'))),
            h('li', {}, h('a', link({ ...self, view: 'compare', themes: ['light', 'dark'] }), t('compareThemes'))),
            h('li', {}, h('a', link({ ...self, view: 'frames' }), t('allFrames'))),
            h('li', {}, h('a', { href: shell.aloneHref(self) }, t('alone'))),
          ),
          h('button', { type: 'button', click: () => shell.again() }, t('again')),
          place.hasAnatomy ? parts : undefined,
          also.length > 0
            ? [
                h('h2', {}, t('alsoFits')),
                h(
                  'ul',
                  { class: 'links' },
                  also.map((other) =>
                    h('li', {}, h('a', link({ ...self, wanted: nameOf(other) }), shell.sceneTitle(other))),
                  ),
                ),
              ]
            : undefined,
        ),
      ),
    ],
    leave: () => overlay?.stop(),
  };
}

const short = (language: string) => language.slice(-2).toUpperCase();
