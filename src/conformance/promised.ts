/** What a check says of itself, so that its failure can be explained to somebody who has not read the contract. */
export interface Promised {
  /** What is true when it passes. */
  readonly name: string;
  /** What a bank promises, in one or two sentences. */
  readonly promise: string;
  /** The paragraph that it comes from. */
  readonly see: Paragraph;
}

/** A heading of a guide, or a place in the description of the HTTP contract. */
export type Paragraph = `docs/${string}.md#${string}` | `docs/openapi.yaml#/${string}`;

export interface ConformanceCheck extends Promised {
  /** Why this check says nothing about this bank: to be reported as skipped. Undefined when it applies. */
  readonly notApplicable: string | undefined;
  /** Rejects with an Error that says in a sentence what is wrong; also when the check does not apply, so that it never passes. */
  readonly run: () => Promise<void>;
}
