import { closeSync, openSync, readSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { RememberedFacts } from './remembered-facts.js';

/** What an interpreter says of itself. */
export interface InterpreterFacts {
  readonly version: string;
  /** Implementation, version, kind of its binary interface and what of the standard library it lacks: the same on every machine. */
  readonly identity: readonly string[];
  /** Its own folders for packages, and the user's; absolute. */
  readonly packages: readonly string[];
}

/**
 * Asked without environment variables, `site` and the working folder, so that the interpreter itself answers and nothing that is
 * installed. What it lacks counts because two builds of one version differ in it (`_sqlite3`, `tkinter`), and tests skip for that.
 */
const question = `
import json, os, site, sys, sysconfig
from importlib.machinery import PathFinder
version = ".".join(map(str, sys.version_info[:3])) + ("" if sys.version_info[3] == "final" else "".join(map(str, sys.version_info[3:])))
known = getattr(sys, "stdlib_module_names", ())
get = sysconfig.get_config_var
library = [os.path.join(get(folder), get(name)) for folder, name in (("LIBDIR", "INSTSONAME"), ("LIBDIR", "LDLIBRARY")) if get(folder) and get(name)]
standard = os.path.dirname(os.__file__)
print(json.dumps({
    "version": version,
    "identity": [
        sys.implementation.name,
        version,
        ".".join(map(str, sys.implementation.version[:3])),
        str(get("EXT_SUFFIX")),
        "debug" if hasattr(sys, "gettotalrefcount") else "release",
        *sorted(name for name in known if name not in sys.builtin_module_names and PathFinder.find_spec(name) is None),
    ],
    "packages": [*site.getsitepackages([sys.base_prefix]), site.getusersitepackages()],
    "files": [standard, os.path.join(standard, "lib-dynload"), *library],
}))
`;

/**
 * What an interpreter is. Throws when it cannot be started.
 *
 * The library that starts processes is loaded only when nothing is remembered: Nx runs this program twice in every command.
 */
export async function interpreterFacts(path: string, memory: RememberedFacts): Promise<InterpreterFacts> {
  const interpreter = resolve(path);
  const name = `interpreter ${interpreter} of ${homedir()}`;
  // A script starts what it likes; only its own file could be remembered.
  const isProgram = !isScript(interpreter);
  const remembered = isProgram ? memory.get(name) : undefined;
  if (remembered !== undefined) return JSON.parse(remembered) as InterpreterFacts;
  const { execaSync } = await import('execa');
  const { stdout } = execaSync(interpreter, ['-I', '-S', '-c', question], { timeout: 30_000 });
  const { files, ...facts } = JSON.parse(stdout) as InterpreterFacts & { readonly files: readonly string[] };
  const configuration = join(dirname(dirname(interpreter)), 'pyvenv.cfg');
  const decisive = [interpreter, realpathSync(interpreter), configuration, ...files];
  if (isProgram) memory.set(name, decisive, JSON.stringify(facts));
  return facts;
}

/** Whether a program is text that another one runs. */
export function isScript(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(2);
    readSync(file, start, 0, 2, 0);
    return start.toString('latin1') === '#!';
  } finally {
    closeSync(file);
  }
}
