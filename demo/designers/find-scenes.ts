import { byUserNumber, methodIds, problems, scenes, type Scene } from '../scenes/catalogue.js';

/** What each name in an address may be. */
export const known = {
  step: [...new Set(scenes.map(({ step }) => step))],
  problem: problems,
  method: methodIds,
};

/** What is asked for, each part empty where nothing is. */
export type Wanted = Record<'id' | 'step' | 'problem' | 'method', string>;
export const nothing: Wanted = { id: '', step: '', problem: '', method: '' };
export const namesScreen = (wanted: Wanted): boolean => Object.values(wanted).some(Boolean);

/** The screens that an address names, any part of it: the catalogue's own first, then the same screen with another method. */
export function findScenes({ id, step, problem, method }: Partial<Wanted>): Scene[] {
  return scenes
    .filter(
      (scene) => (!id || scene.id === id) && (!step || scene.step === step) && (!problem || scene.problem === problem),
    )
    .map((scene) => {
      if (!method || scene.method === method) return scene;
      return scene.also?.includes(method) ? withMethod(scene, method) : undefined;
    })
    .filter((scene) => scene !== undefined)
    .sort((a, b) => Number(isVariant(a)) - Number(isVariant(b)));
}
/** A code card that is the login itself confirms no first login. */
function withMethod(scene: Scene, method: string): Scene {
  const { reply } = scene;
  if (reply?.status !== 'prompt' || !byUserNumber.includes(method)) return { ...scene, method };
  return { ...scene, method, reply: { ...reply, prompt: { ...reply.prompt, reason: 'sign-in' } } };
}
const isVariant = (scene: Scene) => !scenes.includes(scene);
