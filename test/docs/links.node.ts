// Each link from one document to another, and each picture, leads somewhere: to a file that is there, and to a heading in it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from './support/blocks.js';

const inFolder = (folder: string) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name));
const documents = [...inFolder('.'), ...inFolder('docs'), ...inFolder('docs/decisions')];
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** As the forge and the registry name the places of a page. */
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
const places = (file: string) => [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));

const links = documents.flatMap((file) => {
  const prose = read(file).replace(/^([ ]*)```[^]*?^\1```$/gm, '');
  const bare = prose.replace(/`[^`\n]*`/g, '');
  const pictures = [...bare.matchAll(/ (?:src|srcset)="([^"]+)"/g)];
  return [...prose.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g), ...pictures].map(([, to = '']) => ({ file, to }));
});

describe('the links between documents', () => {
  it('are there', () => assert.ok(links.length > 100));

  it('lead to files and headings that are there', () => {
    const lost = links.filter(({ file, to }) => {
      const [name = '', place] = to.split('#');
      const target = name ? path.posix.join(path.posix.dirname(file), name) : file;
      if (!existsSync(path.join(root, target))) return true;
      return place !== undefined && target.endsWith('.md') && !places(target).includes(place);
    });
    assert.deepEqual(lost, []);
  });

  it('would miss a heading that is not there', () => assert.ok(!places('README.md').includes('no-such-heading')));
});
