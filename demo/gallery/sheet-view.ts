// The contact sheet: every screen in one language, theme and width, found by a word or by step and problem.
import type { Shell } from './gallery.js';
import { artboard, lazily } from './artboard.js';
import { frames, nameOf, scales, widths } from './address.js';
import { h, segments, selectOne, setVars } from './dom.js';
import { scenes } from '../scenes/catalogue.js';
import { known } from './find-scenes.js';

export function sheetView(shell: Shell) {
  const { t, place, go, link } = shell;
  const { width, scale, langs, themes } = place;
  const lazy = lazily(undefined);
  const count = h('p', { class: 'count', role: 'status' });
  const search = h('input', {
    id: 'search',
    type: 'search',
    value: place.search,
    autocomplete: 'off',
    spellcheck: 'false',
    input: () => filter(),
  });
  const steps = selectOne({
    id: 'filter-step',
    label: t('step'),
    value: place.wanted.step,
    options: [['', t('all')], ...known.step.map((step) => [step, t(`step-${step}`)] as [string, string])],
    onChoose: (step) => filter({ step }),
  });
  const problems = selectOne({
    id: 'filter-problem',
    label: t('problem'),
    value: place.wanted.problem,
    options: [['', t('all')], ...known.problem.map((id) => [id, shell.problemTitle(id)] as [string, string])],
    onChoose: (problem) => filter({ problem }),
  });

  const height = width < 480 ? 900 : 960;
  const cards = scenes.map((scene) => {
    const holder = h('div', { class: 'holder' });
    lazy.watch(holder, () =>
      holder.append(
        artboard({
          scene,
          lang: langs[0] ?? 'en',
          theme: themes[0] ?? 'light',
          width,
          height,
          scale: scale / 100,
          isPicture: true,
          hasSlots: place.hasSlots,
          texts: shell.texts,
        }),
      ),
    );
    const title = shell.sceneTitle(scene);
    const frame = width === 320 ? 'small' : width === 768 ? 'tablet' : width === 1024 ? 'desktop' : 'phone';
    const card = h(
      'li',
      { class: 'card', id: `scene-${scene.id}` },
      h(
        'a',
        link({
          ...place,
          view: 'screen',
          wanted: nameOf(scene),
          search: '',
          frame: frames.includes(frame) ? frame : 'phone',
        }),
        title,
      ),
      h('p', { class: 'card-id', translate: 'no' }, scene.id),
      holder,
    );
    return { card, scene, words: shell.searchWords(scene) };
  });

  function filter(change?: { step?: string; problem?: string }) {
    const wanted = { ...shell.place.wanted, ...change, id: '', method: '' };
    const search_ = search.value.slice(0, 100);
    // The address follows, so that a reload and a copied link show the same; the page stays as it is.
    shell.replace({ ...shell.place, view: 'sheet', wanted, search: search_ });
    apply();
  }

  function apply() {
    const { wanted } = shell.place;
    const words = search.value.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { card, scene, words: own } of cards) {
      const fits =
        (!wanted.step || scene.step === wanted.step) &&
        (!wanted.problem || scene.problem === wanted.problem) &&
        words.every((word: string) => own.includes(word));
      card.hidden = !fits;
      if (fits) shown += 1;
    }
    count.textContent = t('count', { count: shown, all: cards.length });
  }

  const list = h(
    'ul',
    { class: 'sheet', role: 'list' },
    cards.map(({ card }) => card),
  );
  setVars(list, { '--page-width': `${width}px`, '--page-height': `${height}px`, '--scale': scale / 100 });
  apply();
  return {
    title: t('view-sheet'),
    content: [
      h(
        'div',
        { class: 'bar' },
        shell.languageChoice(),
        shell.themeChoice(),
        segments({
          name: 'width',
          legend: t('width'),
          options: widths.map((own) => [String(own), String(own)]),
          value: String(width),
          onChoose: (value) => go({ ...shell.place, width: Number(value) }),
        }),
        selectOne({
          id: 'scale',
          label: t('scale'),
          options: scales.map((own) => [String(own), `${own} %`]),
          value: String(scale),
          onChoose: (value) => go({ ...shell.place, scale: Number(value) }),
        }),
        shell.slotsChoice(),
      ),
      h(
        'div',
        { class: 'bar', role: 'search' },
        h('label', { class: 'field grow' }, h('span', {}, t('search')), search),
        steps,
        problems,
        count,
      ),
      list,
    ],
    leave: () => lazy.stop(),
  };
}
