import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What changes edit: the workspace, and what lies around it. Paths are relative to the workspace; `../` leads to what lies
 * beside it. Remembers what each change replaced, so that it can be taken back.
 */
export function openPlace(root, home, base) {
  const path = (file) => join(root, file);
  let replaced = new Map();
  const shell = {};

  function remember(file) {
    if (!replaced.has(file)) replaced.set(file, contentOf(path(file)));
  }

  function put(file, content) {
    const isLink = lstatSync(path(file), { throwIfNoEntry: false })?.isSymbolicLink() === true;
    // A text is written in place.
    if (content === undefined || isLink || 'link' in content) rmSync(path(file), { force: true });
    if (content === undefined) return removeEmpty(dirname(path(file)));
    mkdirSync(dirname(path(file)), { recursive: true });
    if ('link' in content) symlinkSync(content.link, path(file));
    else writeFileSync(path(file), content.text);
  }

  return {
    root,
    home,
    base,
    path,
    /** Variables of the shell that runs start in, and the names of all that changes set. */
    shell,
    variables: [
      'XDG_CONFIG_HOME',
      'SHOWN',
      'HIDDEN',
      'GIVEN',
      'PYTHONPATH',
      'PYTEST_ADDOPTS',
      'FROM_FILE',
      'GIT_DIR',
    ],
    exists: (file) => existsSync(path(file)),
    read: (file) => readFileSync(path(file), 'utf8'),
    list: (folder) => (existsSync(path(folder)) ? readdirSync(path(folder)) : []),
    write(file, text) {
      remember(file);
      put(file, { text });
      return file;
    },
    link(file, target) {
      remember(file);
      put(file, { link: target });
      return `${file} -> ${target}`;
    },
    drop(file) {
      remember(file);
      put(file, undefined);
      return `without ${file}`;
    },
    /** As an editor writes it: another file under the old name. */
    replace(file, text) {
      remember(file);
      writeFileSync(path(`${file}.local`), text);
      renameSync(path(`${file}.local`), path(file));
      return file;
    },
    setVariable(name, value) {
      if (value === undefined) delete shell[name];
      else shell[name] = value;
      return value === undefined ? `without ${name}` : `${name}=${value}`;
    },
    /** Begins to remember anew; what the change before replaced, by path. */
    begin() {
      const before = replaced;
      replaced = new Map();
      return before;
    },
    /** Puts back what a change replaced. */
    restore(contents) {
      for (const [file, content] of contents) {
        remember(file);
        put(file, content);
      }
      return [...contents.keys()].join(', ');
    },
  };
}

/** As git does, and pip. */
function removeEmpty(folder) {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

function contentOf(path) {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  if (stat.isSymbolicLink()) return { link: readlinkSync(path) };
  return { text: readFileSync(path, 'utf8') };
}
