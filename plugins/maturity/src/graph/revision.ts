import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packageRoot = join(import.meta.dirname, '../..');

/**
 * What makes this plugin's results differ from another copy's: its version; inside its own workspace, where the version
 * stays while the code changes, also a digest of the compiled code. It is part of every target's options, and so of every
 * hash.
 */
export function pluginRevision(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  if (!existsSync(join(packageRoot, 'src'))) return version;
  const hash = createHash('sha256');
  for (const library of ['model', 'collectors', 'assessment', 'document']) {
    digestFolder(join(packageRoot, '../../libs', library, 'dist'), hash);
  }
  digestFolder(join(packageRoot, 'dist'), hash);
  return `${version}+${hash.digest('hex').slice(0, 12)}`;
}

function digestFolder(folder: string, hash: ReturnType<typeof createHash>): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) digestFolder(path, hash);
    else if (/\.(js|py|yaml|json)$/.test(entry.name) && !entry.name.endsWith('.spec.js')) {
      hash.update(entry.name).update(readFileSync(path));
    }
  }
}
