/** What each problem looks like. Drawn for this project; no drawing has a detail that is lost at 24 pixels. */
import { svg, type TemplateResult } from 'lit';
import type { KnownProblem } from '../flow/problems.js';
import { sign, type Drawing, type Ground } from './sign.js';

type Sign = readonly [drawing: Drawing, ground: Ground];

/** Time: what ran out, or has to pass. */
const clock = svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.5 2.5" />`;
/** What was entered does not open. */
const lock = svg`<rect x="4.5" y="10.5" width="15" height="10.5" rx="2.5" /><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5M12 14.5v2.5" />`;
/** The login was stopped to keep the person safe. */
const shield = svg`<path d="M12 2.5 4.5 5v6.5c0 5 3.5 8 7.5 10 4-2 7.5-5 7.5-10V5zM12 8v4.5m0 3.5v.01" />`;
/** A plug that is in no socket: the bank, the network or a part of the page. */
const plug = svg`<path d="M8.5 2.5v5m7-5v5M5 7.5h14v3.5a7 7 0 0 1-14 0zM12 18v3.5" />`;
/** What the person logs in with: the phone and its app, the card at its reader, the window of the browser. */
const phone = svg`<rect x="6" y="2" width="12" height="20" rx="2.5" /><path d="M12 7v5.5m0 4v.01" />`;
const card = svg`<rect x="2" y="4.5" width="20" height="15" rx="2.5" /><path d="M6 10h4v4H6zm8.5 2H18" />`;
const windows = svg`<rect x="2" y="8.5" width="13.5" height="12.5" rx="2.5" /><path d="M8 5.5A2.5 2.5 0 0 1 10.5 3h9A2.5 2.5 0 0 1 22 5.5v8a2.5 2.5 0 0 1-2.5 2.5M2 13h13.5" />`;

const signs = {
  'user-refused': [shield, 'danger'],
  'wrong-control-code': [shield, 'danger'],
  expired: [clock, 'warning'],
  'wrong-code': [lock, 'warning'],
  locked: [lock, 'danger'],
  'account-problem': [lock, 'warning'],
  'account-not-qualified': [phone, 'warning'],
  'app-outdated': [phone, 'warning'],
  'phone-unreachable': [phone, 'warning'],
  'sim-problem': [phone, 'warning'],
  'id-card-missing-software': [card, 'warning'],
  'id-card-refused': [card, 'warning'],
  'id-card-problem': [card, 'warning'],
  'id-card-busy': [card, 'warning'],
  'other-browser': [windows, 'warning'],
  'already-used': [windows, 'warning'],
  'cancelled-elsewhere': [windows, 'warning'],
  offline: [plug, 'neutral'],
  unavailable: [plug, 'neutral'],
  maintenance: [plug, 'neutral'],
  'too-many-requests': [clock, 'warning'],
  'session-lost': [plug, 'neutral'],
  'not-loaded': [plug, 'neutral'],
  unexpected: [plug, 'neutral'],
  'not-configured': [plug, 'neutral'],
  'bad-reply': [shield, 'danger'],
  framed: [shield, 'danger'],
} satisfies Record<KnownProblem, Sign>;

export const problemSign = (problem: KnownProblem): TemplateResult => sign(...(signs[problem] as Sign));
