import type { ConformanceDriver } from './driver.js';

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

/** A check as it is written: what it asks, by an adapter or over plain HTTP. */
export interface Claim<Asked> extends Promised {
  /** Why it does not apply to this bank. */
  readonly needs?: (driver: ConformanceDriver) => string | undefined;
  /** Rejects with the sentence that says what is wrong. */
  readonly claim: (asked: Asked, driver: ConformanceDriver) => Promise<void>;
}

/** @param visited opens what a claim asks, and closes it afterwards */
export function checkOf<Asked>(
  { name, promise, see, needs, claim }: Claim<Asked>,
  driver: ConformanceDriver,
  visited: (act: (asked: Asked) => Promise<void>) => Promise<void>,
): ConformanceCheck {
  const notApplicable = needs?.(driver);
  return Object.freeze({
    name,
    promise,
    see,
    notApplicable,
    async run() {
      if (notApplicable !== undefined) throw new Error(`Not applicable: ${notApplicable}`);
      await visited((asked) => claim(asked, driver));
    },
  });
}
