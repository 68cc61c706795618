import { scenes, type Scene } from '../scenes/catalogue.js';
import { findScenes, namesScreen } from './find-scenes.js';
import { navigation } from './navigation.js';

/** The screen that the address names, else one that has much on it. */
export function shownScene(otherwise = 'prompting-wrong-code'): Scene {
  const { wanted } = navigation.place;
  const named = namesScreen(wanted) ? findScenes(wanted)[0] : undefined;
  const scene = named ?? scenes.find(({ id }) => id === otherwise) ?? scenes[0];
  if (!scene) throw new Error('There are no scenes');
  return scene;
}
