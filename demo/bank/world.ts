/** What the bank takes from outside, so that tests can hold time still and know what chance brings. */
export interface World {
  /** In milliseconds. */
  readonly now: () => number;
  readonly random: (size: number) => Buffer;
  /** 1 is the pace of life, 0.1 ten times faster, 0 no waiting at all. */
  readonly pace: number;
}
