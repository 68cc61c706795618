import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { release } from '../../tools/build/changelog.js';

const head = '# Changelog\n\n';
const old = '## [0.1.0] - 2026-01-02\n\n- The first.\n';

describe('a release in the changelog', () => {
  it('takes what is unreleased, and leaves the place for what comes', () => {
    assert.equal(
      release(`${head}## [Unreleased]\n\n### Added\n\n- A second.\n\n${old}`, '0.2.0', '2026-03-04'),
      `${head}## [Unreleased]\n\n## [0.2.0] - 2026-03-04\n\n### Added\n\n- A second.\n\n${old}`,
    );
  });

  it('is refused when nothing is unreleased, or nothing says what is', () => {
    assert.throws(() => release(`${head}## [Unreleased]\n\n${old}`, '0.2.0', '2026-03-04'), /Nothing/);
    assert.throws(() => release(head + old, '0.2.0', '2026-03-04'), /one line/);
  });
});
