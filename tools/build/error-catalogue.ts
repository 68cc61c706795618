// docs/errors.md: every problem by who acts, from the table that the widget goes by and from its English texts.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { problems, unreached, retried, type Actor } from '../../src/flow/problems.js';

const path = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const { problems: texts } = JSON.parse(readFileSync(path('locales/en.json'), 'utf8')) as {
  problems: Record<string, { title: string; text: string }>;
};

const actors: Readonly<Record<Actor, { heading: string; sentence: string }>> = {
  person: { heading: 'The person', sentence: 'Nothing is broken. The screen says what happened and what to do.' },
  bank: {
    heading: 'The network, the bank or who serves the files',
    sentence: 'The person can try again or take another way. Count these: many at once are an outage.',
  },
  developer: {
    heading: 'The page’s developer',
    sentence: 'The person cannot help it. A `login-warning` says what to mend.',
  },
};
const remedies = { again: 'the same again', details: 'back to the form', none: 'another way' };
type Code = keyof typeof problems;
const codes = Object.keys(problems) as Code[];

const ofPolls = (code: Code): string => {
  if (unreached.has(code)) return 'asked again; a lost answer is kept for the person’s press';
  return retried.has(code) ? 'asked again' : 'ends the login';
};
const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);
const sectionOf = (actor: Actor): string => {
  const rows = codes
    .filter((code) => problems[code].by === actor)
    .map((code) => {
      const { title = '', text = '' } = texts[code] ?? {};
      return `| \`${code}\` | ${cell(title)} | ${cell(text)} | ${remedies[problems[code].remedy]} | ${ofPolls(code)} |`;
    });
  const { heading, sentence } = actors[actor];
  const head = ['| problem | title | text | offered | at a poll |', '| --- | --- | --- | --- | --- |'];
  return `## ${heading}\n\n${sentence}\n\n${[...head, ...rows].join('\n')}`;
};

const introduction = `# Problems, by who acts

What a login can end with, as \`problem\` of a \`failure\` reply, of \`application/problem+json\`, of a \`LoginError\` and of the event
\`login-failure\`. Titles and texts are the English ones; [locales](../locales/en.json) has them all, and \`texts\` changes them. A problem
that the widget does not know is shown as \`unexpected\` and handed to the page as it came, if it is short and plain. Which outcome of
which service leads to which problem is in [backend.md](backend.md#outcomes-and-problems).

\`account-problem\` covers no account, a wrong number, an unusable account and not a client. They look the same on purpose: else a stranger
learns who is a client. "At a poll" says what the widget does when a poll fails with it.`;

/** The guide as it should be. */
export async function errorCatalogue(): Promise<string> {
  const file = path('docs/errors.md');
  const text = [introduction, ...(Object.keys(actors) as Actor[]).map(sectionOf)].join('\n\n');
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}
