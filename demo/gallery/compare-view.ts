// Languages or themes side by side: one screen, or all of them one below the other.
import type { Shell } from './gallery.js';
import { artboard, lazily } from './artboard.js';
import { languages, nameOf, themes as allThemes, widths } from './address.js';
import { h, segments, setVars } from './dom.js';
import { findScenes } from './find-scenes.js';

const MOST_COLUMNS = 6;

export function compareView(shell: Shell) {
  const { t, place, go, link } = shell;
  const { width } = place;
  const langs = place.langs.length > 0 ? place.langs : ['lt', 'lv', 'en'];
  const columns = langs.flatMap((lang) => place.themes.map((theme) => ({ lang, theme }))).slice(0, MOST_COLUMNS);
  const found = findScenes(place.wanted);
  const lazy = lazily(undefined);
  const isOne = Object.values(place.wanted).some(Boolean);

  const several = ({
    name,
    legend,
    options,
    chosen,
  }: {
    name: 'langs' | 'themes';
    legend: string;
    options: [string, string, string?][];
    chosen: string[];
  }) =>
    h(
      'fieldset',
      { class: 'segments' },
      h('legend', {}, legend),
      h(
        'div',
        { class: 'segments-row' },
        options.map(([id, label, lang]) => {
          const box = h('input', {
            type: 'checkbox',
            name,
            value: id,
            checked: chosen.includes(id),
            change: () => {
              const next = options
                .map(([own]) => own)
                .filter((own) => (own === id ? box.checked : chosen.includes(own)));
              // One at least: the last one stays.
              if (next.length === 0) box.checked = true;
              else go({ ...shell.place, [name]: next });
            },
          });
          return h('label', {}, box, h('span', { lang }, label));
        }),
      ),
    );

  const rows = found.map((scene) => {
    const board = ({ lang, theme }: (typeof columns)[number]) =>
      h(
        'figure',
        {},
        h('figcaption', {}, `${shell.languageName(lang)} · ${t(theme)}`),
        (() => {
          const holder = h('div', { class: 'holder' });
          lazy.watch(holder, () =>
            holder.append(
              artboard({ scene, lang, theme, width, isPicture: !isOne, hasSlots: place.hasSlots, texts: shell.texts }),
            ),
          );
          return holder;
        })(),
      );
    return h(
      'section',
      { class: 'compare-row' },
      h(
        'h2',
        {},
        h('a', link({ ...place, view: isOne ? 'screen' : 'compare', wanted: nameOf(scene) }), shell.sceneTitle(scene)),
      ),
      h('div', { class: 'columns-of' }, columns.map(board)),
    );
  });
  const list = h('div', { class: 'compare' }, rows);
  setVars(list, { '--columns': columns.length, '--page-width': `${width}px` });
  return {
    title: t('view-compare'),
    content: [
      h(
        'div',
        { class: 'bar' },
        several({
          name: 'langs',
          legend: t('languages'),
          options: languages.map((lang) => [lang, shell.languageName(lang), lang === 'en-XA' ? 'en' : lang]),
          chosen: langs,
        }),
        several({
          name: 'themes',
          legend: t('themes'),
          options: allThemes.map((theme) => [theme, t(theme)]),
          chosen: place.themes,
        }),
        segments({
          name: 'width',
          legend: t('width'),
          options: widths.map((own) => [String(own), String(own)]),
          value: String(width),
          onChoose: (value) => go({ ...shell.place, width: Number(value) }),
        }),
        shell.slotsChoice(),
        isOne ? shell.sceneChoice('compare') : undefined,
        isOne
          ? h(
              'a',
              {
                class: 'button',
                ...link({ ...place, view: 'compare', wanted: { id: '', step: '', problem: '', method: '' } }),
              },
              t('compareAll'),
            )
          : undefined,
      ),
      list,
    ],
    leave: () => lazy.stop(),
  };
}
