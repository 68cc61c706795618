/** A script for Style Dictionary 5: the two files of the appearances become the style sheet that the page of designers writes. */
export const styleDictionarySetUp = `// light.tokens.json + dark.tokens.json -> internetbank-login.css
// npm install -D style-dictionary && node style-dictionary.mjs
import { writeFile } from 'node:fs/promises';
import StyleDictionary from 'style-dictionary';

// What CSS says and the types of the format cannot: a length by the size of text, no shadow.
const cssOf = ({ $extensions }) => $extensions?.['internetbank-login']?.css;
StyleDictionary.registerTransform({ name: 'ibl/css', type: 'value', filter: cssOf, transform: cssOf });

async function read(mode) {
  const css = { transformGroup: 'css', transforms: ['ibl/css'] };
  const dictionary = new StyleDictionary({ source: [\`\${mode}.tokens.json\`], platforms: { css } });
  const { allTokens } = await dictionary.getPlatformTokens('css');
  return new Map(allTokens.map(({ name, $value }) => [\`--\${name}\`, $value]));
}
const [light, dark] = await Promise.all(['light', 'dark'].map(read));

const block = (lines, indent = '') =>
  \`\${indent}internetbank-login {\\n\${lines.map(([name, value]) => \`\${indent}  \${name}: \${value};\\n\`).join('')}\${indent}}\\n\`;
const twofold = [...light]
  .filter(([name, value]) => value !== dark.get(name))
  .map(([name, value]) => [name, \`light-dark(\${value}, \${dark.get(name)})\`]);
const supports = '@supports (color: light-dark(#000, #fff))';
await writeFile('internetbank-login.css', \`\${block([...light])}\\n\${supports} {\\n\${block(twofold, '  ')}}\\n\`);
`;
