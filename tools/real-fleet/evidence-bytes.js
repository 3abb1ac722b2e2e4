import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The evidence files of those components by `component/file`, byte for byte. Assessments and logs are not evidence.
 * @param {string} evidenceRoot the workspace's `.maturity`
 * @param {string[]} components
 * @returns {Map<string, string>}
 */
export function evidenceBytes(evidenceRoot, components) {
  const files = components.flatMap((component) => {
    const folder = join(evidenceRoot, component);
    const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
    return names.map(
      (file) =>
        /** @type {[string, string]} */ ([`${component}/${file}`, readFileSync(join(folder, file), 'utf8')]),
    );
  });
  return new Map(files.filter(([, text]) => JSON.parse(text).format === 'maturity-evidence/1'));
}

/**
 * One line for each evidence that two runs do not have byte for byte the same.
 * @param {string} what said of a difference: `cold and warm`
 * @param {Map<string, string>} first
 * @param {Map<string, string>} second
 */
export function differingEvidence(what, first, second) {
  const files = [...new Set([...first.keys(), ...second.keys()])].sort();
  return files
    .filter((file) => first.get(file) !== second.get(file))
    .map((file) => `${what}: ${file} differs`);
}
