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
