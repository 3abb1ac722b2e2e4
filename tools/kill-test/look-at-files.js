import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const notLookedAt = new Set(['.git', '.nx', 'node_modules', '.venv', '__pycache__']);

/**
 * The text of every file of a workspace, by its path; logs only by name. Of evidence without the digest of its trace: that
 * holds the content of the sources, which the rounds mark so that no run is a repetition.
 * @param {string} root
 * @returns {Map<string, string>}
 */
export function lookAtFiles(root) {
  const found = new Map();
  const visit = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (notLookedAt.has(entry.name)) continue;
      if (entry.isDirectory()) visit(path);
      else found.set(path, path.endsWith('.log') ? '' : masked(readFileSync(join(root, path), 'utf8')));
    }
  };
  visit('');
  return found;
}

function masked(/** @type {string} */ text) {
  return text.replace(/("trace": "sha256:)[0-9a-f]{64}/, `$1${'0'.repeat(64)}`);
}

/** What a run makes: reports, evidence and assessments; not the sources. */
export function isMade(/** @type {string} */ path) {
  return path.endsWith('MATURITY.md') || path.startsWith('.maturity/');
}

/** Whether a file's bytes follow from the findings alone: not of which report one was made, how long it took, or of what. */
export function isCompared(/** @type {string} */ path) {
  return !/\/report\.json$|\.duration\.json$|\.trace\.json$|\/~(?:digests|checks)$/.test(path);
}
