// The choices that views share, each on the same bar, in the same form.
import type { TemplateResult } from 'lit';
import { type Choice, choiceBar } from '../shared/choice-bar.js';
import { field, type Option, optionsOf, select } from '../shared/fields.js';
import { scenes, type Scene } from '../scenes/catalogue.js';
import { languages as written } from '../shared/preferences.js';
import { languages, nameOf, type Place, scales, themes, widths } from './address.js';
import { known, nothing } from './find-scenes.js';
import { frames } from './frames.js';
import { navigation } from './navigation.js';
import { languageName, problemTitle, sceneTitle, t } from './words.js';

type Name =
  | 'lang'
  | 'langs'
  | 'theme'
  | 'themes'
  | 'width'
  | 'scale'
  | 'frame'
  | 'slots'
  | 'anatomy'
  | 'step'
  | 'problem'
  | 'method';

const orAll = (options: readonly Option[]) => [{ value: '', label: t('all') }, ...options];

/** A choice of one, where there may be none yet. */
export const oneOf = (
  name: string,
  legend: string,
  options: readonly Option[],
  value: string,
  choose: (value: string) => void,
): Choice => ({ kind: 'one', name, legend, options, values: [value], choose: ([next = '']) => choose(next) });

function choiceOf(name: Name): Choice {
  const { place } = navigation;
  const { view, langs, themes: chosen, width, scale, frame, hasSlots, hasAnatomy, wanted } = place;
  const go = (change: Partial<Place>) => navigation.go(change);
  const one = (options: readonly Option[], value: string, change: (value: string) => Partial<Place>) =>
    oneOf(name, t(name), options, value, (next) => go(change(next)));
  const toggle = (isOn: boolean, change: (isOn: boolean) => Partial<Place>): Choice => ({
    kind: 'switch',
    name,
    legend: t(name),
    isOn,
    choose: (next) => go(change(next)),
  });
  const filter = (own: 'step' | 'problem', options: readonly Option[]) =>
    one(orAll(options), wanted[own], (value) => ({ view, wanted: { ...wanted, id: '', method: '', [own]: value } }));
  const languageChoice = {
    name,
    // Nobody writes the pseudo-language.
    options: (view === 'words' ? written : languages).map((lang) => ({
      value: lang,
      label: languageName(lang),
      lang: lang.slice(0, 2),
    })),
    choose: (values: readonly string[]) => go({ view, langs: [...values] }),
  };
  const themeChoice = {
    name,
    options: optionsOf(themes, t),
    choose: (values: readonly string[]) => go({ view, themes: themes.filter((theme) => values.includes(theme)) }),
  };
  const choices: Readonly<Record<Name, () => Choice>> = {
    lang: () => ({ ...languageChoice, kind: 'one', legend: t('language'), values: langs.slice(0, 1) }),
    langs: () => ({ ...languageChoice, kind: 'several', legend: t('languages'), values: langs }),
    theme: () => ({ ...themeChoice, kind: 'one', legend: t('theme'), values: chosen.slice(0, 1) }),
    themes: () => ({ ...themeChoice, kind: 'several', legend: t('themes'), values: chosen }),
    width: () => one(optionsOf(widths.map(String), String), String(width), (value) => ({ width: Number(value) })),
    scale: () =>
      one(
        optionsOf(scales.map(String), (own) => `${own}\u00a0%`),
        String(scale),
        (own) => ({ scale: Number(own) }),
      ),
    frame: () =>
      one(
        optionsOf(frames, (own) => t(`frame-${own}`)),
        frame,
        (value) => ({
          frame: frames.find((own) => own === value) ?? 'phone',
        }),
      ),
    step: () =>
      filter(
        'step',
        optionsOf(known.step, (step) => t(`step-${step}`)),
      ),
    problem: () =>
      filter(
        'problem',
        optionsOf(known.problem, (id) => problemTitle(id)),
      ),
    method: () =>
      one(orAll(optionsOf(known.method, String)), wanted.method, (method) => ({
        view,
        wanted: { ...nothing, method },
      })),
    slots: () => toggle(hasSlots, (isOn) => ({ hasSlots: isOn })),
    anatomy: () => toggle(hasAnatomy, (isOn) => ({ hasAnatomy: isOn })),
  };
  return choices[name]();
}

export const settingsBar = (names: readonly Name[]): TemplateResult => choiceBar(names.map(choiceOf));

/** A list of all screens, by step. */
export const sceneChoice = (shown: Scene): TemplateResult =>
  field(
    t('screen'),
    select({
      id: 'scene',
      options: known.step.map((step) => ({
        heading: t(`step-${step}`),
        options: scenes
          .filter((scene) => scene.step === step)
          .map((scene) => ({ value: scene.id, label: sceneTitle(scene) })),
      })),
      value: shown.id,
      choose: (id) => {
        const scene = scenes.find((own) => own.id === id);
        if (scene) navigation.go({ view: navigation.place.view, wanted: nameOf(scene) });
      },
    }),
    'scene-choice',
  );
