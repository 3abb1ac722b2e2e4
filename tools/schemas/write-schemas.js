/** Writes the published JSON Schemas from the schemas that the code uses. `--check` only says whether they are current. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonSchemas } from '../../libs/model/dist/index.js';

const folder = resolve(import.meta.dirname, '../../plugins/maturity/schemas');
const check = process.argv.includes('--check');

mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  const path = join(folder, name);
  const content = `${JSON.stringify(schema, null, 2)}\n`;
  if (!check) writeFileSync(path, content);
  else if (readFileSync(path, 'utf8') !== content) {
    console.error(`${name} is not current. Run: npm run schemas`);
    process.exitCode = 1;
  }
}
