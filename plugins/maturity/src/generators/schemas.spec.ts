import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const plugin = join(import.meta.dirname, '../..');

function json<T>(file: string): T {
  return JSON.parse(readFileSync(join(plugin, file), 'utf8')) as T;
}

interface Described {
  readonly description?: string;
}
const { generators } = json<{ generators: Record<string, Described> }>('generators.json');

describe('schema.json', () => {
  it.each(Object.keys(generators))('of %s has what its help shows', (name) => {
    expect(json<Described>(`src/generators/${name}/schema.json`).description).toMatch(/\w/);
  });
});
