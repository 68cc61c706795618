// One screen in all surroundings at once.
import type { Shell } from './gallery.js';
import { artboard, lazily, sizes } from './artboard.js';
import { frames, nameOf } from './address.js';
import { h } from './dom.js';
import { scenes } from '../scenes/catalogue.js';
import { findScenes } from './find-scenes.js';

export function framesView(shell: Shell) {
  const { t, place, link } = shell;
  const isNamed = Object.values(place.wanted).some(Boolean);
  const scene = (isNamed ? findScenes(place.wanted)[0] : scenes.find(({ id }) => id === 'waiting-code')) ?? scenes[0];
  if (!scene) throw new Error('There are no scenes');
  const lazy = lazily(undefined);
  const notes = {
    contrast: 'noteContrast',
    still: 'noteStill',
    text200: 'noteText200',
  } as Record<string, string>;
  const isForced = matchMedia('(forced-colors: active)').matches;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isWide = (frame: string) => (sizes[frame]?.width ?? 0) > 480;
  const wide = frames.filter(isWide);
  // The tallest comes last.
  const narrow = frames
    .filter((frame) => !isWide(frame))
    .sort((a, b) => Number(a === 'text200') - Number(b === 'text200'));
  const figure = (frame: string) => {
    const holder = h('div', { class: 'holder' });
    lazy.watch(holder, () =>
      holder.append(
        artboard({
          scene,
          lang: place.langs[0] ?? 'en',
          theme: place.themes[0] ?? 'light',
          frame,
          isPicture: true,
          hasSlots: place.hasSlots,
          texts: shell.texts,
        }),
      ),
    );
    const note = notes[frame];
    return h(
      'figure',
      {},
      h(
        'figcaption',
        {},
        h('a', link({ ...place, view: 'screen', wanted: nameOf(scene), frame }), t(`frame-${frame}`)),
      ),
      holder,
      note ? h('p', { class: 'note' }, t(note)) : undefined,
    );
  };
  return {
    title: t('view-frames'),
    content: [
      h(
        'div',
        { class: 'bar' },
        shell.sceneChoice('frames', scene),
        shell.languageChoice(),
        shell.themeChoice(),
        shell.slotsChoice(),
      ),
      h(
        'p',
        { class: 'note' },
        t('emulate'),
        ' ',
        t(isForced ? 'forcedOn' : 'forcedOff'),
        ' ',
        t(isCalm ? 'calmOn' : 'calmOff'),
      ),
      h('div', { class: 'frames' }, narrow.map(figure)),
      h('div', { class: 'frames wide' }, wide.map(figure)),
    ],
    leave: () => lazy.stop(),
  };
}
