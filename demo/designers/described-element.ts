/** What the build has read of the element: `elements.json`, in English. */
export interface DescribedElement {
  /** By names without `--ibl-`. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly parts: readonly Described[];
  readonly events: readonly Described[];
  readonly slots: readonly Described[];
  readonly attributes: readonly DescribedAttribute[];
}

export interface Described {
  readonly name: string;
  /** With code between backticks. */
  readonly description: string;
}

export interface DescribedAttribute extends Described {
  readonly attribute: string;
  readonly type: string;
  readonly default: string;
}
