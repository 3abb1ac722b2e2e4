import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const notLookedAt = new Set(['.git', '.nx', 'node_modules', '.venv', '__pycache__']);

/**
 * The text of every file of a workspace, by its path; logs only by name.
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
      else found.set(path, path.endsWith('.log') ? '' : readFileSync(join(root, path), 'utf8'));
    }
  };
  visit('');
  return found;
}

/** What a run makes: reports, evidence and assessments; not the sources. */
export function isMade(/** @type {string} */ path) {
  return path.endsWith('MATURITY.md') || path.startsWith('.maturity/');
}

/** Whether a file's bytes follow from the sources alone; of which report one was made is history, and so is how long it took. */
export function isCompared(/** @type {string} */ path) {
  return !path.endsWith('/report.json') && !path.endsWith('.duration.json');
}
