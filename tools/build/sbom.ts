// Writes dist/sbom.cdx.json, a bill of materials in CycloneDX: what the package brings along, and whose code is inside its
// files. Without a date and a number of its own, so that two builds are alike.
import { execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly 'bom-ref': string;
}
interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const { metadata, components, dependencies, ...head } = JSON.parse(
  execSync('npm sbom --package-lock-only --sbom-format cyclonedx --sbom-type library', {
    encoding: 'utf8',
    maxBuffer: 1e8,
  }),
) as Bill;
const own = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; dependencies: Record<string, string> };

/** `name version (licence)`, as the list of licences beside each build has it. */
const bundled = ['dist', 'dist/cdn'].flatMap((folder) =>
  [...readFileSync(`${folder}/THIRD-PARTY-LICENSES.txt`, 'utf8').matchAll(/^(\S+) (\d\S+) \(/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  ),
);

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { dependencies?: Record<string, string> }>;
};
const installed = new Set(Object.keys(own.dependencies));
// A set goes on with what is added while it is walked. Optional peers are the page's own.
for (const name of installed) {
  for (const needed of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) installed.add(needed);
}
const versionOf = (wanted: string) => components.find(({ name }) => name === wanted)?.version;
const wanted = new Set([...bundled, ...[...installed].map((name) => `${name}@${versionOf(name)}`)]);
const kept = components.filter((each) => wanted.has(each['bom-ref']));
const missing = [...wanted].filter((ref) => !kept.some((each) => each['bom-ref'] === ref));
if (missing.length > 0) throw new Error(`Not in the lock file: ${missing.join(', ')}`);

const refs = new Set([metadata.component, ...kept].map((each) => each['bom-ref']));
const known = dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
const sbom = {
  ...head,
  serialNumber: undefined,
  metadata: { component: { ...metadata.component, name: own.name } },
  components: kept,
  dependencies: known,
};
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(sbom, null, 2)}\n`);
