/** A file of the source, the tests of its room, and what could be wrong in it. */
export interface FaultyFile {
  readonly file: string;
  readonly tests: readonly string[];
  /** `what` as a sentence about the widget; `from` stands in the file exactly once. */
  readonly faults: readonly (readonly [what: string, from: string, to: string])[];
}
