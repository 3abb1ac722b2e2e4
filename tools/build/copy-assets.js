/** Copies what `tsc` leaves behind (policies, templates, Python scripts, generator files) from `src` to `dist`. */
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

for (const group of ['libs', 'plugins']) {
  for (const name of readdirSync(join(root, group))) {
    const source = join(root, group, name, 'src');
    if (!existsSync(source)) continue;
    cpSync(source, join(root, group, name, 'dist'), {
      recursive: true,
      filter: (path) => !path.includes('__pycache__') && !path.includes('fixtures') && !/\.tsx?$/.test(path),
    });
  }
}
