import { loadedByPytest } from './loaded-by-pytest.js';
import { emptyLayout, type PythonLayout } from './python-layout.js';
import { requirementName } from './requirement-name.js';

/** setup.cfg, tox.ini, pytest.ini: sections with keys, where values go on in indented lines. */
export function readIniLayout(text: string): PythonLayout {
  const sections = readSections(text);
  const pytest = [sections.get('pytest'), sections.get('tool:pytest')].filter(
    (section) => section !== undefined,
  );
  const options = sections.get('options');
  const find = sections.get('options.packages.find');
  const packageDirs = pairs(options?.get('package_dir'));
  const distribution = requirementName(sections.get('metadata')?.get('name') ?? '');
  return {
    ...emptyLayout,
    ...(distribution !== undefined && { distribution }),
    pythonPath: pytest.flatMap((section) => words(section.get('pythonpath'))),
    roots: [
      ...packageDirs.filter(([name]) => name === '').map(([, folder]) => folder),
      ...words(find?.get('where')),
    ],
    aliases: packageDirs.filter(([name]) => name !== '').map(([name, folder]) => ({ name, folder })),
    entryPoints: Object.fromEntries(
      [...(sections.get('options.entry_points') ?? [])]
        .filter(([group]) => group !== 'console_scripts')
        .map(([group, value]) => [group, pairs(value).map(([, object]) => moduleOf(object))]),
    ),
    scripts: Object.fromEntries(
      pairs(sections.get('options.entry_points')?.get('console_scripts')).map(([name, object]) => [
        name,
        moduleOf(object),
      ]),
    ),
    loadedByPytest: pytest.flatMap((section) =>
      loadedByPytest([...section].map(([key, value]) => `${key}=${value}`).join('\n')),
    ),
    requires: (options?.get('install_requires') ?? '')
      .split('\n')
      .flatMap((line) => requirementName(line) ?? []),
  };
}

function readSections(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let key: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*[#;]/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    const entry = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line);
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string>();
      sections.set(header, section);
      key = undefined;
    } else if (/^\s/.test(line)) {
      if (key !== undefined) section.set(key, `${section.get(key) ?? ''}\n${line.trim()}`);
    } else if (entry !== null) {
      const [, name, value] = entry as unknown as [string, string, string];
      key = name;
      section.set(name, value);
    }
  }
  return sections;
}

function words(value: string | undefined): string[] {
  return (value ?? '').split(/[\s,]+/).filter((word) => word !== '');
}

function pairs(value: string | undefined): [string, string][] {
  return (value ?? '').split('\n').flatMap((line): [string, string][] => {
    const match = /^\s*([^=]*?)\s*=\s*(\S.*?)\s*$/.exec(line);
    return match === null ? [] : [[match[1] as string, match[2] as string]];
  });
}

/** `a.b:main [extra]` names the module `a.b`. */
function moduleOf(object: string): string {
  return /^[\w.]*/.exec(object)?.[0] as string;
}
