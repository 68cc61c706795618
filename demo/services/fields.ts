/** Reads JSON to the letter: what is missing, of another form, or not known at all, is refused with its place. */

/** A field that is not as it should be. */
export class InvalidField extends Error {
  override readonly name = 'InvalidField';
  /** JSON pointer as a fragment: `#/signatureProtocolParameters/rpChallenge`. */
  readonly pointer: string;

  constructor(pointer: string, detail: string) {
    super(detail);
    this.pointer = pointer;
  }
}

export interface TextRule {
  readonly pattern?: RegExp;
  readonly minLength?: number;
  readonly maxLength?: number;
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of one object, each asked for once; `end` refuses those that nobody asked for. */
export class Fields {
  readonly #members: Members;
  readonly #pointer: string;
  readonly #known = new Set<string>();
  readonly #parts: Fields[] = [];

  constructor(value: unknown, pointer = '#') {
    if (!isMembers(value)) throw new InvalidField(pointer, 'must be an object');
    this.#members = value;
    this.#pointer = pointer;
  }

  /** @throws InvalidField on a body that is no JSON too */
  static parse(json: string): Fields {
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      throw new InvalidField('#', 'must be JSON');
    }
    return new Fields(value);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#members, name);
  }

  text(name: string, { pattern, minLength = 1, maxLength = Infinity }: TextRule = {}): string {
    const value = this.#take(name);
    if (typeof value !== 'string') throw this.invalid(name, 'must be a text');
    if (value.length < minLength) throw this.invalid(name, `must have at least ${minLength} characters`);
    if (value.length > maxLength) throw this.invalid(name, `must have at most ${maxLength} characters`);
    if (pattern && !pattern.test(value)) throw this.invalid(name, `must match ${pattern.source}`);
    return value;
  }

  choice<T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.#take(name);
    const choice = allowed.find((candidate) => candidate === value);
    if (choice === undefined) throw this.invalid(name, `must be one of ${allowed.join(', ')}`);
    return choice;
  }

  whole(name: string, { min, max }: { min: number; max: number }): number {
    const value = this.#take(name);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw this.invalid(name, `must be a whole number from ${min} to ${max}`);
    }
    return value;
  }

  truth(name: string): boolean {
    const value = this.#take(name);
    if (typeof value !== 'boolean') throw this.invalid(name, 'must be true or false');
    return value;
  }

  texts(name: string): readonly string[] {
    const value = this.#take(name);
    const isTexts = (list: unknown): list is string[] =>
      Array.isArray(list) && list.every((item) => typeof item === 'string');
    if (!isTexts(value)) throw this.invalid(name, 'must be a list of texts');
    return value;
  }

  object(name: string): Fields {
    const fields = new Fields(this.#take(name), this.#pointerTo(name));
    this.#parts.push(fields);
    return fields;
  }

  /** Call it last. */
  end(): void {
    for (const part of this.#parts) part.end();
    const unknown = Object.keys(this.#members).find((name) => !this.#known.has(name));
    if (unknown !== undefined) throw this.invalid(unknown, 'is not known');
  }

  invalid(name: string, detail: string): InvalidField {
    return new InvalidField(this.#pointerTo(name), detail);
  }

  #take(name: string): unknown {
    this.#known.add(name);
    if (!this.has(name)) throw this.invalid(name, 'is missing');
    return this.#members[name];
  }

  #pointerTo(name: string): string {
    return `${this.#pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
}
