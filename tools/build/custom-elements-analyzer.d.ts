/** What we use of the analyzer, which comes without types for its command. */
declare module '@custom-elements-manifest/analyzer/cli.js' {
  interface Named {
    name: string;
    description?: string;
  }
  interface Typed extends Named {
    type?: { text: string };
    default?: string;
  }
  /** An element as the manifest has it. */
  export interface ElementDeclaration {
    members: (Typed & {
      kind: string;
      attribute?: string;
      privacy?: string;
      readonly?: boolean;
      parameters?: (Named & { optional?: boolean })[];
    })[];
    attributes: (Typed & { fieldName?: string; attribute?: string })[];
    events: Typed[];
    slots: Named[];
    cssParts: Named[];
    cssProperties: Typed[];
  }
  export function cli(options: {
    argv: string[];
    cwd: string;
    noWrite: boolean;
  }): Promise<{ modules: { declarations: ElementDeclaration[] }[] }>;
}
