// What a designer hands to a developer: code with the settings of the moment, and what tokens, parts and events there are.
import type { Shell } from './gallery.js';
import type { DescribedElement } from './described-element.js';
import { type Child, copyText, h, segments, selectOne, setVars } from './dom.js';
import { embedCode, frameworks } from './embed.js';
import { methods } from '../scenes/catalogue.js';
import { known } from './find-scenes.js';
import { whole } from './theme/model.js';
import { loadMeanings } from './words.js';

const names = {
  react: 'React',
  vue: 'Vue',
  angular: 'Angular',
  svelte: 'Svelte',
} as Record<string, string>;
type Meanings = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Cells = [name: string, ...cells: Child[]];
const ENDPOINT = /^(?:\/|https:\/\/)[\w.~:/%@+-]{0,200}$/;

/** What the build has read of the element, or undefined where it cannot be had. */
const loadElements = async (): Promise<DescribedElement | undefined> => {
  const response = await fetch('elements.json').catch(() => undefined);
  return response?.ok ? (response.json() as Promise<DescribedElement>).catch(() => undefined) : undefined;
};

export function handoverView(shell: Shell) {
  const { t, tokens, theme, place, language } = shell;
  const tables = h('section', { class: 'references', 'aria-busy': 'true' });
  // The code does not wait for the tables below it.
  void Promise.all([loadElements(), language === 'en' ? undefined : loadMeanings().catch(() => undefined)]).then(
    ([elements, meanings]) => {
      tables.replaceChildren(...references(elements, (meanings as Record<string, Meanings> | undefined)?.[language]));
      tables.removeAttribute('aria-busy');
    },
  );

  let framework = 'html';
  const settings = {
    endpoint: '/bank',
    lang: '',
    order: 'method-first',
    methods: [] as string[],
    resume: true,
    rememberMethod: false,
    theme,
  };
  const code = h('div', { class: 'panel', id: 'embed-code' });

  function show() {
    code.replaceChildren(
      ...embedCode(framework, settings).map(({ file, code: text }, index) => {
        const source = h('code', {}, text);
        const button = h('button', { type: 'button', 'data-copy': file }, t('copy'));
        button.addEventListener(
          'click',
          () => void copyText(text, button, { done: t('copied'), failed: t('copyFailed') }, source),
        );
        return h(
          'section',
          {},
          h('div', { class: 'code-head' }, h('h3', { translate: 'no' }, file), button),
          h(
            'pre',
            {
              tabindex: 0,
              role: 'region',
              id: `code-${index}`,
              'aria-label': t('codeFor', { name: file }),
              translate: 'no',
            },
            source,
          ),
        );
      }),
    );
  }

  const endpoint = h('input', {
    id: 'endpoint',
    value: settings.endpoint,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'endpoint-fault',
    input: () => {
      const isGood = ENDPOINT.test(endpoint.value);
      endpoint.setAttribute('aria-invalid', String(!isGood));
      fault.textContent = isGood ? '' : t('badEndpoint');
      if (!isGood) return;
      settings.endpoint = endpoint.value;
      show();
    },
  });
  const fault = h('p', { id: 'endpoint-fault', role: 'status' });
  const check = (label: string, checked: boolean, set: (isOn: boolean) => void, value?: string) => {
    const box = h('input', {
      type: 'checkbox',
      checked,
      'data-value': value,
      change: () => {
        set(box.checked);
        show();
      },
    });
    return h('label', { class: 'switch' }, box, h('span', { translate: value ? 'no' : undefined }, label));
  };
  const ids = [...new Set([...methods.map(({ id }) => id), ...known.method])];
  const form = h(
    'div',
    { class: 'panel' },
    h('h2', {}, t('attributes')),
    h('label', { class: 'field' }, h('span', {}, t('attr-endpoint')), endpoint),
    fault,
    selectOne({
      id: 'embed-lang',
      label: t('attr-lang'),
      options: [
        ['', t('attr-langPage')],
        ['lt', 'Lietuvių'],
        ['lv', 'Latviešu'],
        ['en', 'English'],
      ],
      value: '',
      onChoose: (lang) => {
        settings.lang = lang;
        show();
      },
    }),
    selectOne({
      id: 'embed-order',
      label: t('attr-order'),
      options: [
        ['method-first', 'method-first'],
        ['user-number-first', 'user-number-first'],
      ],
      value: settings.order,
      onChoose: (order) => {
        settings.order = order;
        show();
      },
    }),
    h(
      'div',
      {},
      check(t('attr-resume'), settings.resume, (isOn) => (settings.resume = isOn)),
      check(t('attr-remember'), settings.rememberMethod, (isOn) => (settings.rememberMethod = isOn)),
    ),
    h(
      'fieldset',
      {},
      h('legend', {}, t('attr-methods')),
      h(
        'div',
        { class: 'checks' },
        ids.map((id) =>
          check(
            id,
            false,
            (isOn) => {
              settings.methods = isOn ? [...settings.methods, id] : settings.methods.filter((own) => own !== id);
            },
            id,
          ),
        ),
      ),
    ),
  );
  show();

  return {
    title: t('view-handover'),
    content: [
      h('p', { class: 'note' }, t('embedIntro')),
      h(
        'div',
        { class: 'bar' },
        segments({
          name: 'framework',
          legend: t('framework'),
          options: frameworks.map((id) => [id, names[id] ?? t('plainHtml')]),
          value: framework,
          onChoose: (id) => {
            framework = id;
            show();
          },
        }),
      ),
      h('div', { class: 'handover' }, form, code),
      tables,
    ],
  };

  /**
   * @param elements described in English
   * @param meanings the same in the page's language, by table and name
   */
  function references(elements: DescribedElement | undefined, meanings?: Meanings) {
    const full = whole(theme, tokens);
    const chip = (colour: string) => {
      const own = h('span', { class: 'chip', 'aria-hidden': 'true' });
      setVars(own, { '--colour': colour });
      return h('span', {}, own, h('code', {}, colour));
    };
    /** What stands between backticks is code. */
    const meaning = (table: string, name: string, english = '') => {
      const own = meanings?.[table]?.[name];
      return h(
        'span',
        { lang: own === undefined ? 'en' : undefined },
        (own ?? english).split('`').map((part, at) => (at % 2 === 1 ? h('code', {}, part) : part)),
      );
    };
    const tokenMeaning = (name: string) => meaning('tokens', name, elements?.tokens?.[name]);
    /** @param name a list of the elements */
    const described = (name: 'parts' | 'events' | 'slots'): Cells[] =>
      elements?.[name].map((row): Cells => [row.name, meaning(name, row.name, row.description)]) ?? [];
    const tokenRows: Cells[] = [
      ...Object.keys(tokens.colours).map((name): Cells => [
        `--ibl-${name}`,
        chip(full.colours[name]?.[0] ?? ''),
        chip(full.colours[name]?.[1] ?? ''),
        tokenMeaning(name),
      ]),
      ...Object.keys(tokens.sizes).map((name): Cells => [
        `--ibl-${name}`,
        h('code', {}, full.sizes[name] ?? ''),
        h('code', {}, full.sizes[name] ?? ''),
        tokenMeaning(name),
      ]),
    ];
    const link = h(
      'a',
      shell.link({
        ...place,
        view: 'screen',
        wanted: { id: '', step: 'waiting', problem: '', method: 'smart-id-push' },
        hasAnatomy: true,
      }),
      t('anatomyLink', { name: t('anatomy') }),
    );
    return [
      h('h2', {}, t('tables')),
      h('p', { class: 'note' }, t('tablesIntro'), ' ', link),
      table('tokensTable', [t('colName'), t('colLight'), t('colDark'), t('colMeaning')], tokenRows),
      elements
        ? [
            table('partsTable', [t('colName'), t('colMeaning')], described('parts')),
            table('eventsTable', [t('colName'), t('colMeaning')], described('events')),
            table('slotsTable', [t('colName'), t('colMeaning')], described('slots')),
            table(
              'attributesTable',
              [t('colName'), t('colType'), t('colDefault'), t('colMeaning')],
              elements.attributes.map(({ name, attribute, type, default: initial, description }) => [
                attribute ?? name,
                h('code', {}, type ?? ''),
                h('code', {}, initial ?? ''),
                meaning('attributes', name, description),
              ]),
            ),
          ]
        : h('p', { role: 'alert' }, t('tablesMissing')),
    ].flat();
  }

  function table(key: string, head: string[], rows: Cells[]) {
    return h(
      'div',
      { class: 'panel table-room', tabindex: 0, role: 'region', 'aria-label': t(key) },
      h(
        'table',
        { class: 'reference', id: key },
        h('caption', {}, t(key)),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            head.map((word) => h('th', { scope: 'col' }, word)),
          ),
        ),
        h(
          'tbody',
          {},
          rows.map(([name, ...cells]) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row', translate: 'no' }, name),
              cells.map((cell) => h('td', {}, cell)),
            ),
          ),
        ),
      ),
    );
  }
}
