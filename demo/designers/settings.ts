// The choices that views share, each on the same bar, in the same form.
import { html, type TemplateResult } from 'lit';
import type { Choice, ChooseEvent, Option } from '../shared/choice-bar.js';
import '../shared/choice-bar.js';
import { scenes, type Scene } from '../scenes/catalogue.js';
import { languages as written } from '../shared/preferences.js';
import { languages, nameOf, type Place, scales, themes, widths } from './address.js';
import { known } from './find-scenes.js';
import { frames } from './frames.js';
import { navigation } from './navigation.js';
import { languageName, problemTitle, sceneTitle, t } from './words.js';

type Name =
  'lang' | 'langs' | 'theme' | 'themes' | 'width' | 'scale' | 'frame' | 'slots' | 'anatomy' | 'step' | 'problem';

/** Nobody writes the pseudo-language. */
const languageOptions = () =>
  (navigation.place.view === 'words' ? written : languages).map((lang) => ({
    value: lang,
    label: languageName(lang),
    lang: lang.slice(0, 2),
  }));
const themeOptions = () => themes.map((theme) => ({ value: theme, label: t(theme) }));
const orAll = (options: readonly Option[]) => [{ value: '', label: t('all') }, ...options];

function choiceOf(name: Name): Choice {
  const { langs, themes: chosen, width, scale, frame, hasSlots, hasAnatomy, wanted } = navigation.place;
  const one = (legend: string, options: readonly Option[], value: string): Choice => ({
    kind: 'one',
    name,
    legend: t(legend),
    options,
    value,
  });
  switch (name) {
    case 'lang':
      return one('language', languageOptions(), langs[0] ?? '');
    case 'theme':
      return one('theme', themeOptions(), chosen[0] ?? '');
    case 'langs':
      return { kind: 'several', name, legend: t('languages'), options: languageOptions(), values: langs };
    case 'themes':
      return { kind: 'several', name, legend: t('themes'), options: themeOptions(), values: chosen };
    case 'width':
      return one('width', numbers(widths, ''), String(width));
    case 'scale':
      return one('scale', numbers(scales, '\u00a0%'), String(scale));
    case 'frame':
      return one(
        'frame',
        frames.map((own) => ({ value: own, label: t(`frame-${own}`) })),
        frame,
      );
    case 'step':
      return one('step', orAll(known.step.map((step) => ({ value: step, label: t(`step-${step}`) }))), wanted.step);
    case 'problem':
      return one('problem', orAll(known.problem.map((id) => ({ value: id, label: problemTitle(id) }))), wanted.problem);
    case 'slots':
      return { kind: 'switch', name, legend: t('slots'), isOn: hasSlots };
    case 'anatomy':
      return { kind: 'switch', name, legend: t('anatomy'), isOn: hasAnatomy };
  }
}
const numbers = (all: readonly number[], unit: string) =>
  all.map((each) => ({ value: String(each), label: `${each}${unit}` }));

function changeBy({ name, values }: ChooseEvent): Partial<Place> {
  const { view, wanted } = navigation.place;
  const [value = ''] = values;
  switch (name) {
    case 'lang':
    case 'langs':
      return { view, langs: [...values] };
    case 'theme':
    case 'themes':
      return { view, themes: themes.filter((theme) => values.includes(theme)) };
    case 'width':
      return { width: Number(value) };
    case 'scale':
      return { scale: Number(value) };
    case 'slots':
      return { hasSlots: value === '1' };
    case 'anatomy':
      return { hasAnatomy: value === '1' };
    case 'step':
      return { view, wanted: { ...wanted, id: '', method: '', step: value } };
    case 'problem':
      return { view, wanted: { ...wanted, id: '', method: '', problem: value } };
    default:
      return { frame: frames.find((frame) => frame === value) ?? 'phone' };
  }
}

export const settingsBar = (names: readonly Name[]): TemplateResult =>
  html`<choice-bar
    .choices=${names.map(choiceOf)}
    @choose=${(event: ChooseEvent) => navigation.go(changeBy(event))}
  ></choice-bar>`;

/** A list of all screens, by step. */
export function sceneChoice(shown: Scene): TemplateResult {
  const choose = ({ target }: Event) => {
    const scene = scenes.find(({ id }) => target instanceof HTMLSelectElement && id === target.value);
    if (scene) navigation.go({ view: navigation.place.view, wanted: nameOf(scene) });
  };
  return html`<label class="field scene-choice">
    <span>${t('screen')}</span>
    <select id="scene" @change=${choose}>
      ${known.step.map(
        (step) =>
          html`<optgroup label=${t(`step-${step}`)}>
            ${scenes
              .filter((scene) => scene.step === step)
              .map(
                (scene) =>
                  html`<option value=${scene.id} .selected=${scene.id === shown.id}>${sceneTitle(scene)}</option>`,
              )}
          </optgroup>`,
      )}
    </select>
  </label>`;
}
