// What `npm run analyze` tells editors of: the one element that a page writes, in the file that is shipped.
const shipped = 'dist/index.js';

/** Those that no property of our own stands for. */
const attributes = [
  {
    name: 'lang',
    type: { text: 'string' },
    description:
      'The language: `lt`, `lv`, `en` or one from `texts`. Without it the nearest `lang` up the page, else English.',
  },
  {
    name: 'step',
    type: { text: 'Step' },
    description: 'The step on screen, for CSS; only the element itself sets it.',
  },
];

/** A token as the manifest has it, of its line in the source of the theme. */
function tokenOf({ name, initializer, jsDoc }) {
  const { text, elements } = initializer;
  const value = text ?? `light-dark(${elements.map((colour) => colour.text).join(', ')})`;
  return { name: `--ibl-${name.text}`, default: value, description: jsDoc[0].comment };
}

function asShipped() {
  const eventTypes = new Map();
  const choices = new Map();
  const tokens = [];
  return {
    name: 'as-shipped',
    collectPhase({ ts, node }) {
      if (ts.isInterfaceDeclaration(node) && node.name.text === 'HTMLElementEventMap') {
        for (const { name, type } of node.members) eventTypes.set(name.text, { text: type.getText() });
      }
      // Editors offer the words that an attribute can have, but do not look a type's name up.
      if (ts.isTypeAliasDeclaration(node) && node.type.types?.every(ts.isLiteralTypeNode)) {
        choices.set(node.name.text, { text: node.type.getText() });
      }
      if (ts.isVariableDeclaration(node) && ['colours', 'sizes'].includes(node.name.text)) {
        tokens.push(...node.initializer.expression.properties.map(tokenOf));
      }
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName);
      const { name, tagName } = element;
      element.members = element.members.filter(({ privacy = 'public' }) => privacy === 'public');
      // Where a member is written in our files is nobody's business.
      for (const each of [...element.members, ...element.attributes]) delete each.inheritedFrom;
      element.superclass = { name: 'LitElement', package: 'lit' };
      const described = new Set(attributes.map(({ name }) => name));
      element.attributes = [...element.attributes.filter(({ name }) => !described.has(name)), ...attributes];
      for (const each of [...element.members, ...element.attributes])
        each.type = choices.get(each.type?.text) ?? each.type;
      for (const event of element.events) event.type = eventTypes.get(event.name);
      element.cssProperties = tokens;
      const declaration = { name, module: shipped };
      const exports = [
        { kind: 'js', name, declaration },
        { kind: 'custom-element-definition', name: tagName, declaration },
      ];
      manifest.modules = [{ kind: 'javascript-module', path: shipped, declarations: [element], exports }];
    },
  };
}

export default {
  globs: ['internetbank-login', 'login-properties', 'events']
    .map((name) => `src/widget/${name}.ts`)
    .concat('src/flow/state.ts', 'src/theme/token-defaults.ts'),
  litelement: true,
  packagejson: false,
  plugins: [asShipped()],
};
