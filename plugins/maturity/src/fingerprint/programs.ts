import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { interpreterFacts, isScript } from './interpreter-facts.js';
import type { Relocate } from './relocate.js';
import type { RememberedFacts } from './remembered-facts.js';

/** Larger ones are compiled programs: no path of this clone stands in them, and to read them takes long. */
const largestScript = 64 * 1024;

/** What makes an environment writes these, others on every machine; no tool runs them. */
const ofEnvironment = /^(?:activate(?:$|[._])|deactivate|pydoc\.bat$)/i;

/** Where scripts are started by a shell because the path of their interpreter is too long for a line of its own (pip, distlib). */
const startedByShell = /^#!\/bin\/sh\n'''exec' "?([^\n"]*)"? "\$0" "\$@"\n' '''\n/;

/** What the programs in a folder of an environment are: tools by their content, interpreters by what they say of themselves. */
export async function programs(folder: string, relocate: Relocate, memory: RememberedFacts): Promise<string> {
  const tools: string[] = [];
  // Of one interpreter under several names nothing differs.
  const interpreters = new Set<string>();
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (ofEnvironment.test(name) || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    if (isInterpreter(name)) interpreters.add(await interpreterIdentity(path, relocate, memory));
    else tools.push(`${name} ${digestOfProgram(path, relocate, memory)}`);
  }
  return [...[...interpreters].sort(), ...tools].join('\n');
}

/** One line; for an interpreter that is a script also what stands in it. Throws when it cannot be started. */
export async function interpreterIdentity(
  path: string,
  relocate: Relocate,
  memory: RememberedFacts,
): Promise<string> {
  const { identity } = await interpreterFacts(path, memory);
  const text = isScript(path) ? [digestOfProgram(path, relocate, memory)] : [];
  return ['interpreter', ...identity, ...text].join(' ');
}

function isInterpreter(name: string): boolean {
  return /^(?:python|pypy)w?[\d.]*t?(?:\.exe)?$/i.test(name);
}

function digestOfProgram(path: string, relocate: Relocate, memory: RememberedFacts): string {
  if (statSync(path).size <= largestScript) return digest(ownText(readFileSync(path), relocate));
  const name = `program ${resolve(path)}`;
  const remembered = memory.get(name);
  if (remembered !== undefined) return remembered;
  const found = digest(readFileSync(path));
  memory.set(name, [resolve(path), realpathSync(path)], found);
  return found;
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function ownText(content: Buffer, relocate: Relocate): Buffer {
  const text = content.toString('latin1').replace(startedByShell, (_, interpreter) => `#!${interpreter}\n`);
  return relocate(Buffer.from(text, 'latin1'));
}
