import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The target that makes each evidence. */
export const realTargets = {
  pytest: 'maturity:test',
  'pytest-integration': 'maturity:test-integration',
  ruff: 'maturity:lint',
  pyright: 'maturity:typecheck',
  bandit: 'maturity:security',
};

/** What all evidence says, by component and collector, as text; undefined where nothing is known. */
export function readEvidence(root) {
  return Object.fromEntries(
    [...filesOf(root)].map(([name, files]) => [
      name,
      Object.fromEntries(
        Object.entries(files).flatMap(([collector, text]) => {
          const { status, metrics, findings, scope } = JSON.parse(text);
          return status === 'unavailable' ? [] : [[collector, JSON.stringify({ metrics, findings, scope })]];
        }),
      ),
    ]),
  );
}

/** All evidence as one text. */
export const evidenceBytes = (root) => JSON.stringify([...filesOf(root)]);

/** The texts of evidence by component and collector. */
function filesOf(root) {
  const folder = join(root, '.maturity');
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return new Map(
    names
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, evidenceIn(join(folder, name))])
      .filter(([, files]) => Object.keys(files).length > 0),
  );
}

function evidenceIn(folder) {
  return Object.fromEntries(
    Object.keys(realTargets)
      .map((name) => [name, join(folder, `${name}.json`)])
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );
}
