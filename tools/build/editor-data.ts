// What editors offer of the tag, in the forms that VS Code and the JetBrains editors read, from the manifest beside them.
import { readFileSync } from 'node:fs';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read('custom-elements.json') as Parameters<typeof generateJetBrainsWebTypes>[0];
const { name, version } = read('package.json') as { name: string; version: string };

// The manifest says of each event and part what it is: said once more at the tag, nobody would find anything.
const short = { hideLogs: true, hideEventDocs: true, hideCssPropertiesDocs: true, hideCssPartsDocs: true };

generateVsCodeCustomElementData(manifest, short);
// What is in package.json is written there by hand.
generateJetBrainsWebTypes(manifest, { ...short, name, version, packageJson: false });
