/**
 * What the page's developer is told, in English. Loaded only when there is something to tell, so that nobody else pays for the
 * words. They name calls, fields, hosts and what the page itself has set: never an answer, a link or what was typed.
 */
import type { Method } from '../flow/adapter.js';
import { verbs } from '../flow/effects.js';
import type { KnownProblem, Problem, problems } from '../flow/problems.js';
import { cleanText, plainProblem, Refusal } from '../flow/gate.js';
import { hasSession, type Fault, type FlowEvent, type LoginState } from '../flow/state.js';
import { linkNames } from '../steps/links.js';
import type { Tag } from './given.js';
import { hasAnotherLink } from './events.js';
import { mistakesIn, type Mistake } from './mistakes.js';

/** About one change of a login: what the bank, its adapter or the page does wrong. */
export function aboutChange(state: LoginState, previous: LoginState, event: FlowEvent): string[] {
  const faults = ('faults' in event && event.faults) || [];
  const told = faults.flatMap((fault) => aboutFault(fault, previous) ?? []);
  if (hasAnotherLink(state, event)) {
    const answer = answerTo(verbs[previous.step] ?? 'poll');
    told.push(
      `${answer} has another \`show.link\` than one before. The first is kept: it may have been opened already.`,
    );
  }
  // An answer that does not fit is told with its field already.
  if (state.step !== 'failed' || (told.length > 0 && state.problem === 'bad-reply')) return told;
  // Each answer fits by itself.
  if (event.type === 'answered' && event.reply.status === 'pending') {
    const verb = verbs[previous.step] ?? 'poll';
    return [`${answerTo(verb)} has another \`show.controlCode\` than one before: two codes in one login.`];
  }
  return isOfDevelopers(state.problem) ? [...told, aboutProblems[state.problem]] : told;
}

/** About a page that can show none of the methods that the bank offers. */
export function aboutMethods(offered: readonly Method[], listed: readonly string[] | undefined): string[] {
  const ids = offered.map(({ id }) => id);
  const unknown = listed?.filter((id) => !ids.includes(id)) ?? [];
  const needsLibrary = ids.includes('id-card') && (listed?.includes('id-card') ?? true);
  const reasons = [
    ids.length === 0 && 'the bank offers none',
    listed?.length === 0 && '`methods` is empty',
    ids.length > 0 && unknown.length > 0 && `\`methods\` names nothing that the bank offers: ${names(unknown)}`,
    needsLibrary && '`id-card` needs `webEid`',
  ];
  return [`No login method can be shown: ${reasons.filter(Boolean).join('; ')}.`];
}

/** @param paths names in `links`, or names with a language */
export function aboutLinks(paths: readonly string[]): string[] {
  return paths.map((path) => {
    if (path === '') return '`links` is ignored: it is not an object.';
    const isKnown = linkNames.some((name) => path === name || path.startsWith(`${name}.`));
    const reason = isKnown ? 'only `https:`, `tel:` and `mailto:` are shown' : `the links are ${names(linkNames)}`;
    return `\`links.${cleanText(path)}\` is ignored: ${reason}.`;
  });
}

/** Never what the page has set: it may be somebody's number all the same. */
/**
 * About what the page says of itself.
 * @param known the attributes that have a meaning
 */
export const aboutTag = (tag: Tag, known: readonly string[]): string[] => mistakesIn(tag, known).map(aboutMistake);

function aboutMistake({ kind, name }: Mistake): string {
  const word = `\`${cleanText(name)}\``;
  switch (kind) {
    case 'property':
      return `The attribute ${word} is ignored, as attributes hold text only: set the property of the element.`;
    case 'spelling':
      return `An attribute is ignored because of its spelling: write ${word}.`;
    case 'value':
      return `${word} is no text: it was given an object, nothing or \`false\`. Leave it out, or set a text.`;
    case 'order':
      return `\`order\` is \`method-first\` or \`user-number-first\`, so ${word} is ignored.`;
    case 'method':
      return `\`methods\` lists ids, separated by spaces alone, so ${word} is ignored.`;
    case 'host':
      return `\`allowed-hosts\` lists hosts, with or without a port and separated by spaces alone, so ${word} is ignored.`;
    case 'library':
      return `${word} is ignored, as it has no \`authenticate\`.`;
  }
}

/** About a page that changes its bank whenever it is drawn. */
export const aboutChanges = (): string[] => [
  '`adapter` or `endpoint` was replaced four times within a second, and each time the login began anew. Make the adapter ' +
    'once, and not whenever the page is rendered (in React outside of the component, or with `useMemo`). The newest one is ' +
    'taken when the page has been quiet for a second.',
];

/** About a frame that was not left when it should have been. */
export const aboutFrame = (): string[] => [
  'The frame could not be left for another page. Its sandbox needs `allow-top-navigation`, or at least ' +
    '`allow-top-navigation-by-user-activation` for links.',
];

const names = (ids: readonly string[]): string => cleanText(ids.join(', '));
const answerTo = (verb: NonNullable<Fault['verb']>): string =>
  verb === 'pageOptions' ? 'What the page itself set as `options`' : `The bank’s answer to \`${verb}\``;
const contract = 'see openapi.yaml and the conformance checks';

type OfDevelopers = {
  [P in KnownProblem]: (typeof problems)[P]['by'] extends 'developer' ? P : never;
}[KnownProblem];

/** Whatever the page's developer alone can mend has its words: one that is missing does not compile. */
const aboutProblems: Readonly<Record<OfDevelopers, string>> = {
  'not-configured': 'Set `endpoint` to a URL of this origin or of `allowed-hosts`, or set `adapter`.',
  'bad-reply': `The bank’s answer does not fit the contract; ${contract}.`,
  framed: 'The page is inside a cross-origin frame; set `allow-framing` if that is intended.',
};
const isOfDevelopers = (problem: Problem): problem is OfDevelopers => Object.hasOwn(aboutProblems, problem);

/** @param state in which the call was made */
function aboutFault({ verb, cause }: Fault, state: LoginState): string | undefined {
  if (verb === 'webEid') return aboutCard(cause);
  if (!verb) return `The widget itself failed with ${wordsOf(cause, state)}. Please report this.`;
  if (cause instanceof Refusal) {
    const { field } = cause;
    const isMethod = field.endsWith('.asks');
    const reason = isMethod ? `\`${field}\` has a field that cannot be asked, so it is not offered` : reasonOf(cause);
    return `${answerTo(verb)} is used in part: ${reason}.`;
  }
  const { name, problem, reason } = read(cause);
  if (name !== 'LoginError') return aboutThrown(verb, cause, state);
  if (problem === 'bad-reply') return aboutReply(verb, reason);
  if (plainProblem(problem) !== problem) return `The adapter’s \`${verb}\` threw a LoginError without a problem code.`;
  // The HTTP adapter's, when the page's own `headers` failed.
  return reason === undefined ? undefined : aboutThrown(verb, reason, state);
}

function aboutReply(verb: NonNullable<Fault['verb']>, reason: unknown): string {
  const refusal = reason instanceof Refusal ? reason : new Refusal('');
  return refusal.host === undefined
    ? `${answerTo(verb)} does not fit the contract: ${reasonOf(refusal)}; ${contract}.`
    : `${answerTo(verb)} is refused: ${reasonOf(refusal)}.`;
}

function reasonOf({ field, host }: Refusal): string {
  if (field === '') return 'it is no object that can be read';
  if (host !== undefined) return `the host ${host} of \`${field}\` is not in \`allowed-hosts\``;
  if (/(?:url|qr|link)$/i.test(field)) return `\`${field}\` is no plain \`https:\` URL`;
  return `\`${field}\` is missing or of the wrong form`;
}

function aboutThrown(verb: NonNullable<Fault['verb']>, error: unknown, state: LoginState): string {
  return `The adapter’s \`${verb}\` threw ${wordsOf(error, state)}. Reject with a LoginError to say what is wrong.`;
}

/** Of what the ID-card library threw, what only the page can mend. */
function aboutCard(cause: unknown): string | undefined {
  const { name, code } = read(read(cause).reason);
  const advice = typeof code === 'string' ? aboutCodes.get(code) : undefined;
  if (advice !== undefined) return `\`webEid.authenticate\` failed with ${String(code)}: ${advice}.`;
  const isBroken = code === undefined && (name === 'TypeError' || name === 'ReferenceError');
  return isBroken ? `\`webEid.authenticate\` failed with a ${name}: it has to resolve with the token.` : undefined;
}

const aboutCodes: ReadonlyMap<string, string> = new Map([
  ['ERR_WEBEID_CONTEXT_INSECURE', 'the page has to be served over https'],
  [
    'ERR_WEBEID_NATIVE_INVALID_ARGUMENT',
    'the nonce of the bank is too short (44 characters at least), or the origin is none',
  ],
  ['ERR_WEBEID_MISSING_PARAMETER', 'the bank has to send a nonce'],
]);

/**
 * Of what was thrown, the name. Its message may repeat what a person typed, and a SyntaxError quotes the text that is not
 * JSON. A TypeError or ReferenceError is worded by the browser, about code, so it is told too; but as it may quote a value
 * ("Cannot create property 'x' on string 'secret'"), not with a word that has a digit or a slash, and not at all if it holds
 * anything that the call was given.
 */
function wordsOf(error: unknown, state: LoginState): string {
  const { name, message } = read(error);
  const isName = typeof name === 'string' && /^[a-z_$][\w$]{0,63}$/i.test(name);
  const isTold =
    (name === 'TypeError' || name === 'ReferenceError') &&
    typeof message === 'string' &&
    !secretsOf(state).some((secret) => message.includes(secret));
  const what = isName ? name : `a value of type ${typeof error}`;
  return what + (isTold ? `: ${cleanText(message.replace(/\S*[\d/]\S*/g, '…'))}` : '');
}

/** What an error says of itself, as far as it can be read at all. */
function read(error: unknown): {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  problem?: unknown;
  reason?: unknown;
} {
  try {
    const { name, message, code, problem, cause } = Object(error) as Record<string, unknown>;
    return { name, message, code, problem, reason: cause };
  } catch {
    return {};
  }
}

function secretsOf(state: LoginState): string[] {
  return [
    state.memory.userNumber,
    ...('identity' in state ? Object.values(state.identity) : []),
    ...('answer' in state ? [state.answer.value] : []),
    ...(hasSession(state) ? [state.session.id] : []),
  ].filter((secret) => secret !== '');
}
