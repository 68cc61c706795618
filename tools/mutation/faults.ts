/** Faults of the element that a person or a page would suffer from, each put into the source by itself, and the tests that notice. */
import { steps } from './faults/steps.js';
import { texts } from './faults/texts.js';
import { widget } from './faults/widget.js';

export interface Fault {
  /** As a sentence about the widget. */
  readonly what: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}

export const faults: readonly Fault[] = [...steps, ...widget, ...texts].flatMap(({ file, tests, faults }) =>
  faults.map(([what, from, to]) => ({ what, file, from, to, tests })),
);
