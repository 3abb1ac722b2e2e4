/**
 * What the reader of pyright's report has to know from the disk, as JSON on standard output: the files of each component
 * as pyright walks its sources, the text of those that may hold comments for it, and the text of the configuration files it
 * may read. The question is a JSON file: { workspaceRoot, directory, components: [{ name, sources }] }.
 *
 * Walked as pyright 1.1.414 does (its SourceEnumerator; documentation, "exclude"): links to folders are followed as long as
 * they lead into the sources and to a folder not yet seen; a folder with an environment in it is left out.
 */
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const [, , questionFile] = process.argv;
const { workspaceRoot, directory, components } = JSON.parse(readFileSync(questionFile, 'utf8'));
const signsOfEnvironment = [['bin', 'activate'], ['Scripts', 'activate'], ['pyvenv.cfg'], ['conda-meta']];

const files = {};
const texts = {};
for (const { name, sources } of components) {
  const found = new Set();
  const roots = sources.map((source) => join(workspaceRoot, source));
  for (const root of roots) walk(root, roots.map(realPath), found);
  files[name] = [...found].map(workspacePath).sort();
  for (const file of found) {
    const text = readFileSync(file, 'utf8');
    if (/#[^\r\n]*(?:ignore|pyright)/.test(text)) texts[workspacePath(file)] = text;
  }
}
process.stdout.write(JSON.stringify({ files, texts, configs: readConfigs() }));

function walk(root, includedRoots, found) {
  const seen = new Set();
  const visit = (folder) => {
    const real = realPath(folder);
    if (seen.has(real) || !includedRoots.some((each) => isInside(each, real))) return;
    seen.add(real);
    if (signsOfEnvironment.some((path) => existsSync(join(folder, ...path)))) return;
    const folders = [];
    for (const entry of readdirSync(folder).sort((a, b) => (a < b ? -1 : 1))) {
      const path = join(folder, entry);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat?.isFile() && /\.pyi?$/.test(entry)) found.add(path);
      else if (stat?.isDirectory() && !/^(?:node_modules|__pycache__|\..*|__editable__\..*)$/.test(entry))
        folders.push(path);
    }
    folders.forEach(visit);
  };
  if (statSync(root).isFile()) found.add(root);
  else visit(root);
}

/** From the folder where pyright runs up to the root of the file system, as pyright looks for them, with what they extend. */
function readConfigs() {
  const configs = {};
  for (let folder = join(workspaceRoot, directory); ; folder = dirname(folder)) {
    for (const name of ['pyrightconfig.json', 'pyproject.toml']) addConfig(join(folder, name), configs);
    if (dirname(folder) === folder) return configs;
  }
}

function addConfig(path, configs) {
  if (path in configs || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return;
  const text = readFileSync(path, 'utf8');
  configs[path] = text;
  // Also in a comment: one text too many does no harm.
  for (const [, base] of text.matchAll(/\bextends["']?\s*[=:]\s*["']([^"'\r\n]+)["']/g))
    addConfig(resolve(dirname(path), base), configs);
}

function realPath(path) {
  return realpathSync(path);
}

function isInside(folder, path) {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function workspacePath(path) {
  return relative(workspaceRoot, path).split(sep).join('/');
}
