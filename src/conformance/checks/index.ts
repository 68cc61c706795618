/** The promises of the port, one check each. */
import { answerChecks } from './answers.js';
import { cancelChecks } from './cancel.js';
import type { Check } from './check.js';
import { optionsChecks } from './options.js';
import { pollChecks } from './poll.js';
import { privacyChecks } from './privacy.js';
import { resumeChecks } from './resume.js';
import { startChecks } from './start.js';

/** Each promise with a sentence that says it. */
export const checks: readonly Check[] = [
  ...optionsChecks,
  ...startChecks,
  ...pollChecks,
  ...answerChecks,
  ...cancelChecks,
  ...resumeChecks,
  ...privacyChecks,
];
