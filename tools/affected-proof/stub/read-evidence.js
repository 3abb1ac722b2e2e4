import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tools saw, by component and collector, as a digest; undefined where nothing is known. */
export function readEvidence(root, components, collectors) {
  const seen = (component, collector) => {
    const file = join(folderOf(root, component), `${collector}.json`);
    if (!existsSync(file)) return undefined;
    return JSON.parse(readFileSync(file, 'utf8')).findings?.[0]?.message;
  };
  return Object.fromEntries(
    components.map((component) => [
      component,
      Object.fromEntries(collectors.map((collector) => [collector, seen(component, collector)])),
    ]),
  );
}

/** All evidence and traces of components, as one text. */
export function evidenceBytes(root, components, collectors) {
  const names = collectors.flatMap((collector) => [`${collector}.json`, `${collector}.trace.json`]);
  const files = components.flatMap((component) => names.map((name) => join(folderOf(root, component), name)));
  return files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : `none: ${file}`)).join('\n');
}

const folderOf = (root, component) => join(root, '.maturity', component.replaceAll(' ', '%20'));
