/** What the help is about: its topics as data, and which of them a screen asks for. */
import { knownProblem, type KnownProblem } from '../flow/problems.js';
import type { LoginState, StateOf } from '../flow/state.js';
import type { LinkName } from './links.js';

/** One group of help: its texts in order, and the bank's own page about it. */
export interface Topic {
  readonly id: string;
  readonly parts: readonly Part[];
  readonly link?: LinkName;
}
export type Part = { readonly kind: 'text' | 'steps' | 'ways'; readonly keys: readonly string[] };

const text = (...keys: string[]): Part => ({ kind: 'text', keys });
const steps = (...keys: string[]): Part => ({ kind: 'steps', keys });
const ways = (...keys: string[]): Part => ({ kind: 'ways', keys });

export const topics = [
  { id: 'notMe', parts: [text('text1', 'text2')], link: 'fraud' },
  { id: 'noRequest', parts: [steps('text1', 'text2', 'text3')] },
  { id: 'notOpening', parts: [ways('text1', 'text2'), text('text3')] },
  {
    id: 'getSmartId',
    parts: [text('intro'), steps('step1', 'step2', 'step3', 'step4', 'step5', 'step6'), text('after', 'pins')],
    link: 'getSmartId',
  },
  { id: 'levels', parts: [text('intro'), ways('basic', 'smartId', 'qualified'), text('sign')] },
  {
    id: 'qualified',
    parts: [text('intro'), ways('way1', 'way2', 'way3'), text('after')],
    link: 'qualifiedAccount',
  },
  { id: 'pins', parts: [text('text1', 'text2', 'text3')] },
  { id: 'lost', parts: [text('text1'), ways('way1', 'way2'), text('after')], link: 'lostDevice' },
  { id: 'outdated', parts: [text('text1', 'text2')] },
  { id: 'codeDevice', parts: [text('text1', 'text2', 'text3')] },
] as const satisfies readonly Topic[];
export type TopicId = (typeof topics)[number]['id'];

const aboutProblems: Partial<Record<KnownProblem, readonly TopicId[]>> = {
  'account-not-qualified': ['levels', 'qualified'],
  'app-outdated': ['outdated'],
  'user-refused': ['notMe'],
  'wrong-control-code': ['notMe'],
  'wrong-code': ['codeDevice'],
};

/** A request waits in the app only after a push: a code or link that nobody has scanned or tapped yet is unknown to the app. */
function aboutWaiting({ show, method }: StateOf<'waiting'>): readonly TopicId[] {
  if (show.kind === 'device-link') return ['notOpening'];
  return show.kind === 'control-code' && method.id.startsWith('smart-id') ? ['noRequest'] : [];
}

/** What a person at this screen most likely looks for. */
export function topicsAbout(state: LoginState | undefined): readonly TopicId[] {
  switch (state?.step) {
    case 'waiting':
      return aboutWaiting(state);
    case 'prompting':
      return state.prompt.kind.startsWith('code-') ? ['codeDevice'] : [];
    case 'failed':
      return aboutProblems[knownProblem(state.problem)] ?? [];
    default:
      return [];
  }
}
