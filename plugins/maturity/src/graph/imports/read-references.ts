import { findImports, type PythonImport } from '@tta/maturity-collectors';

/** What a Python file refers to, as far as its text says so. Depends on the text alone, so it is kept by content. */
export interface References {
  readonly imports: readonly Pick<PythonImport, 'module' | 'level' | 'names'>[];
  /** Strings that look like a module's name: `mock.patch("a.b.C")`, settings, `"a.b:app"`. They count where they fit one. */
  readonly dotted: readonly string[];
  /** Names in strings that are certainly loaded: `patch("a.B")`, `python -m a`, `files("a")`. */
  readonly loaded: readonly string[];
  /** Strings of files that start programs or look for entry points: names of scripts and of groups. */
  readonly words: readonly string[];
  /** Names in strings of files that change `sys.path`: folders that may become roots of imports. */
  readonly pathWords: readonly string[];
  /** Whether it looks for the modules of a package (`pkgutil.iter_modules`): importing the package then reads them all. */
  readonly walks: boolean;
}

const loaders = [
  ...[
    'patch',
    'patch\\.\\w+',
    'setattr',
    'delattr',
    'run_module',
    'resolve_name',
    'import_string',
    'import_object',
  ],
  ...[
    'locate',
    'files',
    'get_data',
    'open_text',
    'read_text',
    'open_binary',
    'read_binary',
    'is_resource',
    'contents',
  ],
  ...['resource_filename', 'resource_string', 'resource_stream', 'PackageLoader'],
].join('|');
const loadedByCall = new RegExp(`\\b(?:${loaders})\\(\\s*["']([A-Za-z_][\\w.]*)["']`, 'g');
const loadedByOption = /["']-m["']\s*,\s*["']([A-Za-z_][\w.]*)["']|\bpython[\d.]*\s+-m\s+([A-Za-z_][\w.]*)/g;
const dottedString = /(["'])([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)(?::[A-Za-z_][\w.]*)?\1/g;
const startsPrograms = /subprocess|[pP]open|os\.(?:system|exec|spawn)|shutil\.which|script_runner|pexpect/;
const seeksEntryPoints = /entry_points|EntryPoint|pkg_resources|stevedore|importlib[._]metadata/;
const changesPath = /sys\.path|addsitedir|PYTHONPATH|syspath_prepend/;
const shortString = /(["'])([^"'\\\n]{1,200})\1/g;

/** Reads a file's text. Never fails: what cannot be understood refers to nothing. */
export function readReferences(text: string): References {
  const usesWords = startsPrograms.test(text) || seeksEntryPoints.test(text);
  const strings =
    usesWords || changesPath.test(text)
      ? [...text.matchAll(shortString)].map(([, , value]) => value as string)
      : [];
  return {
    imports: findImports(text).map(({ module, level, names }) => ({ module, level, names })),
    dotted: unique([...text.matchAll(dottedString)].map(([, , value]) => value as string)),
    loaded: unique([
      ...[...text.matchAll(loadedByCall)].map(([, name]) => name as string),
      ...[...text.matchAll(loadedByOption)].map(([, inList, inText]) => (inList ?? inText) as string),
    ]),
    words: usesWords ? unique(strings.flatMap((value) => /^[\w.-]+/.exec(value)?.[0] ?? [])) : [],
    pathWords: changesPath.test(text)
      ? unique(strings.flatMap((value) => value.split('/')).filter(isFolderName))
      : [],
    walks: /\b(?:iter_modules|walk_packages|__path__)\b/.test(text),
  };
}

function isFolderName(text: string): boolean {
  return /^[\w-][\w.-]*$/.test(text);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
