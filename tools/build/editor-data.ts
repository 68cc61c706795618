// What editors offer of the tag, in the forms that VS Code and the JetBrains editors read, from the manifest beside them.
import { readFileSync } from 'node:fs';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Parameters<
  typeof generateJetBrainsWebTypes
>[0];

// The manifest says of each event and part what it is: said once more at the tag, nobody would find anything.
const short = { hideLogs: true, hideEventDocs: true, hideCssPropertiesDocs: true, hideCssPartsDocs: true };

generateVsCodeCustomElementData(manifest, short);
// The field in package.json is written by hand.
generateJetBrainsWebTypes(manifest, { ...short, packageJson: false });
