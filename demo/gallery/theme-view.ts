// The theme editor: every token with a control of its kind, contrast as it changes, light and dark together.
import type { Shell } from './gallery.js';
import { artboard } from './artboard.js';
import { copyText, h, selectOne, announce, setVars } from './dom.js';
import { scenes } from '../scenes/catalogue.js';
import { findScenes } from './find-scenes.js';
import { hexOfAny, loadColours, measure } from './theme/contrast.js';
import {
  emptyTheme,
  fromText,
  History,
  kindOf,
  readSize,
  toCss,
  toDesignTokens,
  toHash,
  whole,
  type Theme,
} from './theme/model.js';
import { presets } from './theme/presets.js';

const fonts = [
  ['font-inherit', 'inherit'],
  ['font-system', 'system-ui, sans-serif'],
  ['font-serif', 'Georgia, "Times New Roman", serif'],
  ['font-rounded', 'ui-rounded, "Nunito", "Varela Round", system-ui, sans-serif'],
  ['font-mono', 'ui-monospace, monospace'],
] as [string, string][];
const shadows = [
  ['shadow-none', 'none'],
  ['shadow-small', '0 1px 3px rgb(0 0 0 / 16%)'],
  ['shadow-large', '0 4px 8px rgb(0 0 0 / 8%), 0 24px 64px rgb(0 0 0 / 18%)'],
] as [string, string][];
const OWN = 'own';
const sides = ['light', 'dark'] as const;

/** How far a slider goes. */
function rangeOf(initial: string) {
  const unit = /[a-z%]+$/.exec(initial)?.[0] ?? 'px';
  const value = parseFloat(initial) || 0;
  if (unit === 'rem' || unit === 'em') return { unit, max: Math.max(2, Math.ceil(value * 2)), step: 0.0625 };
  if (unit === 'px') return { unit, max: value > 100 ? value * 2 : Math.max(40, value * 2), step: value > 100 ? 4 : 1 };
  return { unit, max: value * 3 || 10, step: value > 10 ? 10 : 0.1 };
}

export async function themeView(shell: Shell) {
  const { t, tokens, place } = shell;
  const library = await loadColours();
  const history = new History(shell.theme);
  /** Shows the present theme in one control. */
  const controls: ((full: Theme) => void)[] = [];

  function change(next: Theme, gesture?: string) {
    history.push(next, gesture);
    show();
  }
  function setColour(name: string, side: 0 | 1, hex: string, gesture?: string) {
    const initial = tokens.colours[name] ?? ['', ''];
    const pair = [...(history.now.colours[name] ?? initial)] as [string, string];
    pair[side] = hex;
    const colours = { ...history.now.colours, [name]: pair };
    if (pair[0] === initial[0] && pair[1] === initial[1]) delete colours[name];
    change({ ...history.now, colours }, gesture);
  }
  function setSize(name: string, value: string, gesture?: string) {
    const sizes = { ...history.now.sizes, [name]: value };
    if (value === tokens.sizes[name]) delete sizes[name];
    change({ ...history.now, sizes }, gesture);
  }
  const settle = () => history.settle();

  function colourRow(name: string) {
    const fields = sides.map((side, at) => {
      const index = at as 0 | 1;
      const picker: HTMLInputElement = h('input', {
        type: 'color',
        'aria-label': t('colourOf', { name, theme: t(side) }),
        input: () => setColour(name, index, picker.value, `${name}-${side}`),
        change: settle,
      });
      const text: HTMLInputElement = h('input', {
        type: 'text',
        class: 'value',
        'aria-label': t('textValueOf', { name, theme: t(side) }),
        autocomplete: 'off',
        spellcheck: 'false',
        change: () => {
          const hex = hexOfAny(library, text.value.trim());
          text.setAttribute('aria-invalid', String(!hex));
          if (hex) setColour(name, index, hex);
          else announce(t('faultColour', { name, value: text.value.slice(0, 40) }));
        },
      });
      controls.push(({ colours }) => {
        const value = colours[name]?.[index] ?? '#000000';
        picker.value = value;
        if (text !== document.activeElement || text.getAttribute('aria-invalid') !== 'true') text.value = value;
        text.removeAttribute('aria-invalid');
      });
      return h('div', { class: 'colour' }, picker, text);
    });
    return h(
      'tr',
      {},
      h('th', { scope: 'row', translate: 'no' }, name),
      fields.map((field) => h('td', {}, field)),
      h('td', {}, resetButton(name, 'colours')),
    );
  }

  function resetButton(name: string, group: 'colours' | 'sizes') {
    const button = h(
      'button',
      {
        type: 'button',
        class: 'small',
        'aria-label': t('backToDefault', { name }),
        click: () => {
          const own = { ...history.now[group] };
          delete own[name];
          change({ ...history.now, [group]: own });
        },
      },
      '↺',
    );
    controls.push(() => (button.disabled = !Object.hasOwn(history.now[group], name)));
    return button;
  }

  function sizeRow(name: string) {
    const initial = tokens.sizes[name] ?? '';
    const kind = kindOf(name, initial);
    const text: HTMLInputElement = h('input', {
      type: 'text',
      class: 'value',
      'aria-label': t('valueOf', { name }),
      autocomplete: 'off',
      spellcheck: 'false',
      change: () => {
        const value = readSize(kind, text.value);
        text.setAttribute('aria-invalid', String(value === undefined));
        if (value !== undefined) setSize(name, value);
        else announce(t(`fault-${kind}`, { name, value: text.value.slice(0, 40) }));
      },
    });
    const control = kind === 'length' || kind === 'number' ? slider(name, initial) : list(name, kind, initial);
    controls.push(({ sizes }) => {
      text.value = sizes[name] ?? '';
      text.removeAttribute('aria-invalid');
    });
    return h(
      'div',
      { class: 'size-row' },
      h('span', { class: 'size-name', translate: 'no' }, name),
      control,
      text,
      resetButton(name, 'sizes'),
    );
  }

  function slider(name: string, initial: string) {
    const { unit, max, step } = rangeOf(initial);
    const range: HTMLInputElement = h('input', {
      type: 'range',
      min: 0,
      max,
      step,
      'aria-label': name,
      input: () => setSize(name, `${Number(range.value)}${unit}`, name),
      change: settle,
    });
    controls.push(({ sizes }) => {
      range.value = String(parseFloat(sizes[name] ?? '0'));
      range.setAttribute('aria-valuetext', sizes[name] ?? '');
    });
    return range;
  }

  function list(name: string, kind: string, initial: string) {
    const known = kind === 'font' ? fonts : ([['shadow-default', initial], ...shadows] as [string, string][]);
    const select: HTMLSelectElement = h(
      'select',
      { 'aria-label': name, change: () => select.value !== OWN && setSize(name, select.value) },
      known.map(([key, value]) => h('option', { value }, t(key))),
      h('option', { value: OWN, disabled: true }, t(`${kind}-own`)),
    );
    controls.push(({ sizes }) => {
      const value = sizes[name] ?? initial;
      select.value = known.some(([, own]) => own === value) ? value : OWN;
    });
    return select;
  }

  // Previews.
  const isNamed = Object.values(place.wanted).some(Boolean);
  const scene =
    (isNamed ? findScenes(place.wanted)[0] : undefined) ?? scenes.find(({ id }) => id === 'prompting-wrong-code');
  const lang = place.langs[0] ?? 'en';
  const boards = sides.map((theme) =>
    h(
      'figure',
      {},
      h('figcaption', {}, t(theme)),
      h(
        'div',
        { class: 'holder' },
        scene && artboard({ scene, lang, theme, height: undefined, hasSlots: place.hasSlots, texts: shell.texts }),
      ),
    ),
  );

  // Contrast.
  const sum = h('p', { class: 'contrast-sum', role: 'status' });
  const rows = h('tbody');
  const contrast = h(
    'table',
    { class: 'contrast' },
    h('caption', { class: 'hidden' }, t('contrast')),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        [t('pair'), t('needed'), t('light'), t('dark')].map((word) => h('th', { scope: 'col' }, word)),
      ),
    ),
    rows,
  );
  function showContrast(full: Theme) {
    const measured = measure(library, full);
    const low = measured.filter(({ ratios, needed }) => ratios.some((ratio) => ratio < needed)).length;
    const words = low === 0 ? t('contrastGood') : t('contrastSum', { count: low });
    // Spoken when it changes only.
    if (sum.textContent !== words) sum.textContent = words;
    sum.dataset.good = String(low === 0);
    rows.replaceChildren(
      ...measured.map(({ front, back, needed, ratios }) =>
        h(
          'tr',
          { 'data-pair': `${front}/${back}` },
          h('th', { scope: 'row', translate: 'no' }, `${front} / ${back}`),
          h('td', {}, `${needed}:1`),
          ratios.map((ratio, at) => {
            const isGood = ratio >= needed;
            const sample = h('span', { class: 'sample', 'aria-hidden': 'true' }, needed === 3 ? h('i') : 'Aa');
            setVars(sample, { '--front': full.colours[front]?.[at] ?? '', '--back': full.colours[back]?.[at] ?? '' });
            return h(
              'td',
              { 'data-good': isGood },
              sample,
              // Cut, not rounded: 4.499 is not 4.5.
              h('span', { class: 'ratio' }, (Math.floor(ratio * 100) / 100).toFixed(2)),
              h('span', { class: 'verdict' }, t(isGood ? 'enough' : 'tooLittle')),
            );
          }),
        ),
      ),
    );
  }

  // Out and in.
  const css = h('code');
  const json = h('code');
  const isAll = h('input', { type: 'checkbox', id: 'export-all', change: () => show() });
  const exported = (key: string, code: HTMLElement, id: string) => {
    const button = h('button', { type: 'button', id: `copy-${id}` }, t('copy'));
    button.addEventListener(
      'click',
      () => void copyText(code.textContent ?? '', button, { done: t('copied'), failed: t('copyFailed') }, code),
    );
    return h(
      'section',
      {},
      h('div', { class: 'code-head' }, h('h3', {}, t(key)), button),
      h('pre', { id: `export-${id}`, tabindex: 0, role: 'region', 'aria-label': t(key), translate: 'no' }, code),
    );
  };
  const pasted = h('textarea', {
    id: 'import',
    rows: 6,
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'import-result',
  });
  const result = h('div', { id: 'import-result', role: 'status' });
  function take() {
    const read = fromText(pasted.value, tokens);
    if ('theme' in read) {
      change(read.theme);
      pasted.removeAttribute('aria-invalid');
      result.replaceChildren(h('p', {}, t('imported')));
      return;
    }
    pasted.setAttribute('aria-invalid', 'true');
    result.replaceChildren(
      h(
        'div',
        { class: 'message' },
        h('strong', {}, t('importRefused')),
        h(
          'ul',
          {},
          read.faults.map(({ key, values }) => h('li', {}, t(key, values))),
        ),
      ),
    );
  }

  const undo = h('button', { type: 'button', id: 'undo', click: () => step('undo') }, t('undo'));
  const redo = h('button', { type: 'button', id: 'redo', click: () => step('redo') }, t('redo'));
  const reset = h('button', { type: 'button', click: () => change(emptyTheme()) }, t('reset'));
  const share = h('button', { type: 'button', id: 'share' }, t('share'));
  share.addEventListener(
    'click',
    () => void copyText(location.href, share, { done: t('copied'), failed: t('copyFailed') }),
  );
  function step(way: 'undo' | 'redo') {
    history[way]();
    show();
  }
  const stop = new AbortController();
  addEventListener(
    'keydown',
    (event) => {
      const target = event.target as HTMLElement;
      // In a field of text the keys undo what is typed.
      if (!(event.ctrlKey || event.metaKey) || event.altKey || target.matches?.('textarea, input[type=text]')) return;
      const key = event.key.toLowerCase();
      const way = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined;
      if (!way) return;
      event.preventDefault();
      step(way);
    },
    { signal: stop.signal },
  );

  const presetButtons = presets.map(({ id, theme }) => {
    const { colours } = whole(theme, tokens);
    const strip = h('span', { class: 'strip', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'), h('i'));
    setVars(strip, {
      '--one': colours['accent']?.[0] ?? '',
      '--two': colours['surface-raised']?.[0] ?? '',
      '--three': colours['surface']?.[1] ?? '',
      '--four': colours['accent']?.[1] ?? '',
    });
    const button = h(
      'button',
      { type: 'button', class: 'preset', 'data-preset': id, click: () => change(theme) },
      strip,
      h('span', {}, t(`preset-${id}`)),
    );
    controls.push(() => button.setAttribute('aria-pressed', String(sameTheme(history.now, theme))));
    return button;
  });

  const table = h(
    'table',
    { class: 'colours' },
    h('caption', { class: 'hidden' }, t('colours')),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, t('colName')),
        sides.map((side) => h('th', { scope: 'col' }, t(side))),
        h('td'),
      ),
    ),
    h('tbody', {}, Object.keys(tokens.colours).map(colourRow)),
  );
  const sizeRows = Object.keys(tokens.sizes).map(sizeRow);

  function show() {
    const { now } = history;
    const full = whole(now, tokens);
    shell.dress(now);
    for (const control of controls) control(full);
    showContrast(full);
    css.textContent = toCss(isAll.checked ? full : now);
    json.textContent = JSON.stringify(toDesignTokens(now, tokens), undefined, 2);
    undo.disabled = !history.canUndo;
    redo.disabled = !history.canRedo;
    shell.replace({ ...shell.place, hash: toHash(now) });
  }
  show();

  return {
    title: t('view-theme'),
    content: [
      h('h2', {}, t('presets')),
      h('div', { class: 'presets' }, presetButtons),
      h(
        'div',
        { class: 'bar actions' },
        undo,
        redo,
        reset,
        share,
        shell.sceneChoice('theme', scene),
        languageSelect(shell),
      ),
      h(
        'div',
        { class: 'editor' },
        h(
          'div',
          { class: 'editor-controls' },
          h('section', { class: 'panel' }, h('h2', {}, t('colours')), table),
          h('section', { class: 'panel' }, h('h2', {}, t('sizesHeading')), sizeRows),
        ),
        h(
          'div',
          { class: 'editor-previews' },
          h('section', { 'aria-label': t('previews') }, h('div', { class: 'pair' }, boards)),
          h('section', { class: 'panel' }, h('h2', {}, t('contrast')), sum, contrast),
        ),
      ),
      h(
        'div',
        { class: 'exchange' },
        h(
          'section',
          { class: 'panel' },
          h('h2', {}, t('export')),
          h('label', { class: 'switch' }, isAll, h('span', {}, t('exportAll'))),
          exported('exportCss', css, 'css'),
          exported('exportJson', json, 'json'),
        ),
        h(
          'section',
          { class: 'panel' },
          h('h2', {}, t('import')),
          h('label', { class: 'field', for: 'import' }, t('importLabel')),
          pasted,
          h('button', { type: 'button', id: 'import-apply', class: 'primary', click: take }, t('importButton')),
          result,
        ),
      ),
    ],
    leave: () => stop.abort(),
  };
}

const languageSelect = (shell: Shell) =>
  selectOne({
    id: 'preview-language',
    label: shell.t('language'),
    options: ['lt', 'lv', 'en', 'en-XA'].map((lang) => [lang, shell.languageName(lang)]),
    value: shell.place.langs[0] ?? 'en',
    onChoose: (lang) => shell.go({ ...shell.place, langs: [lang] }),
  });

function sameTheme(one: Theme, other: Theme) {
  const sorted = (record: object) => JSON.stringify(Object.entries(record).sort());
  return sorted(one.colours) === sorted(other.colours) && sorted(one.sizes) === sorted(other.sizes);
}
