/** What the help is about: its topics as data, and which of them belong to a screen. */
import type { Method } from '../flow/adapter.js';
import type { BuiltInMethod } from '../flow/methods.js';
import { knownProblem, type KnownProblem } from '../flow/problems.js';
import type { LoginState, StateOf } from '../flow/state.js';
import type { LinkName } from './links.js';

/** One group of help: the methods that it is about, its texts in order, and the bank's own page about it. */
export interface Topic {
  readonly about: readonly BuiltInMethod[];
  readonly parts: readonly Part[];
  readonly link?: LinkName;
}
export type Part = { readonly kind: 'text' | 'steps' | 'ways'; readonly keys: readonly string[] };

const text = (...keys: string[]): Part => ({ kind: 'text', keys });
const steps = (...keys: string[]): Part => ({ kind: 'steps', keys });
const ways = (...keys: string[]): Part => ({ kind: 'ways', keys });

const smartId = ['smart-id', 'smart-id-push'] as const;

export const topics = {
  notMe: { about: [...smartId, 'mobile-id', 'eparaksts-mobile'], parts: [text('text1', 'text2')], link: 'fraud' },
  noRequest: { about: ['smart-id-push'], parts: [steps('text1', 'text2', 'text3')] },
  notOpening: { about: ['smart-id'], parts: [ways('text1', 'text2'), text('text3')] },
  getSmartId: {
    about: smartId,
    parts: [text('intro'), steps('step1', 'step2', 'step3', 'step4', 'step5', 'step6'), text('after', 'pins')],
    link: 'getSmartId',
  },
  levels: { about: smartId, parts: [text('intro'), ways('basic', 'smartId', 'qualified'), text('sign')] },
  qualified: {
    about: smartId,
    parts: [text('intro'), ways('way1', 'way2', 'way3'), text('after')],
    link: 'qualifiedAccount',
  },
  pins: { about: smartId, parts: [text('text1', 'text2', 'text3')] },
  lost: { about: smartId, parts: [text('text1'), ways('way1', 'way2'), text('after')], link: 'lostDevice' },
  outdated: { about: ['smart-id'], parts: [text('text1', 'text2')] },
  codeDevice: {
    about: ['code-card', 'code-calculator', 'code-device'],
    parts: [text('text1', 'text2', 'text3')],
  },
} as const satisfies Readonly<Record<string, Topic>>;
export type TopicId = keyof typeof topics;
export const topicIds = Object.keys(topics) as TopicId[];

/** What belongs to a screen: `open` answers what the person is asked or told there, `listed` is what else they may look for. */
export interface TopicsHere {
  readonly open: readonly TopicId[];
  readonly listed: readonly TopicId[];
}

/** Before anything was sent, and where nothing more is known. */
const atFirst: readonly TopicId[] = ['getSmartId', 'lost', 'notMe', 'codeDevice'];
/** While a login is under way. */
const forSafety: readonly TopicId[] = ['notMe', 'pins'];

const aboutProblems: Partial<Record<KnownProblem, Partial<TopicsHere>>> = {
  'account-not-qualified': { open: ['levels', 'qualified'], listed: ['getSmartId'] },
  'account-problem': { listed: ['getSmartId', 'levels'] },
  'app-outdated': { open: ['outdated'], listed: ['notOpening'] },
  'user-refused': { open: ['notMe'], listed: ['pins'] },
  'wrong-control-code': { open: ['notMe'], listed: ['pins'] },
  'wrong-code': { open: ['codeDevice'], listed: forSafety },
  expired: { listed: ['noRequest', 'notOpening', 'outdated', 'notMe', 'codeDevice'] },
  locked: { listed: ['pins', 'getSmartId', 'codeDevice'] },
};

/** A request waits in the app only after a push: a code or link that nobody has scanned or tapped yet is unknown to the app. */
function aboutWaiting({ show, method }: StateOf<'waiting'>): Partial<TopicsHere> {
  if (show.kind === 'device-link') return { open: ['notOpening'], listed: ['outdated', 'getSmartId'] };
  const isPush = show.kind === 'control-code' && method.id.startsWith('smart-id');
  return { open: isPush ? ['noRequest'] : [], listed: forSafety };
}

function aboutScreen(state: LoginState): Partial<TopicsHere> {
  switch (state.step) {
    case 'choosing':
      return { listed: state.alarm ? ['notMe', 'pins', 'lost'] : atFirst };
    case 'waiting':
      return aboutWaiting(state);
    case 'prompting':
      return { open: state.prompt.kind.startsWith('code-') ? ['codeDevice'] : [], listed: forSafety };
    case 'checking':
      return { listed: [...forSafety, 'codeDevice'] };
    case 'failed':
      return aboutProblems[knownProblem(state.problem)] ?? { listed: atFirst };
    default:
      return { listed: atFirst };
  }
}

/**
 * What a person at this screen most likely looks for. What is listed is about their method, or about those that the bank offers
 * while they have none. Where no topic is about theirs, another method may be the way on.
 */
export function topicsAt(state: LoginState | undefined): TopicsHere {
  if (!state) return { open: [], listed: [] };
  const { open = [], listed = [] } = aboutScreen(state);
  const offered = ('options' in state && state.options?.methods) || [];
  const own = among(listed, 'method' in state && state.method ? [state.method] : offered);
  return { open, listed: own.length > 0 || open.length > 0 ? own : among(atFirst, offered) };
}

const among = (ids: readonly TopicId[], methods: readonly Method[]): readonly TopicId[] =>
  ids.filter((id) => methods.some((method) => (topics[id].about as readonly string[]).includes(method.id)));
