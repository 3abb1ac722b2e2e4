/**
 * Loaded into pyright's process before it: notes which files it opens, which folders it lists and what it looks for in vain,
 * and writes that as JSON to the file that MATURITY_NOTE_READS names when the process ends. CommonJS, because only so the
 * functions are replaced before pyright takes them.
 */
const fs = require('node:fs');

const { existsSync, readFileSync, writeFileSync } = fs;
const answer = process.env.MATURITY_NOTE_READS;
delete process.env.MATURITY_NOTE_READS;
const opened = new Set();
const listed = new Set();
const absent = new Set();

const textOf = (path) =>
  Buffer.isBuffer(path) ? path.toString() : path instanceof URL ? path.pathname : path;

/** Replaces a function by one that does the same, and notes its first argument after it has answered. */
function noting(name, note) {
  const original = fs[name];
  fs[name] = function (...parts) {
    const path = textOf(parts[0]);
    let answered;
    try {
      answered = original.apply(this, parts);
    } catch (error) {
      if (typeof path === 'string' && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) absent.add(path);
      throw error;
    }
    if (typeof path === 'string') note(path, answered);
    return answered;
  };
  Object.assign(fs[name], original);
}

const found = (path, answered) => {
  if (answered === undefined || answered === false) absent.add(path);
};
for (const name of ['readFileSync', 'openSync']) noting(name, (path) => opened.add(path));
for (const name of ['readdirSync', 'opendirSync']) noting(name, (path) => listed.add(path));
for (const name of ['statSync', 'lstatSync', 'existsSync', 'realpathSync', 'accessSync']) {
  const { native } = fs[name];
  noting(name, name === 'accessSync' ? () => undefined : found);
  if (native !== undefined) fs[name].native = native;
}

/**
 * The modules that a Python file names in import statements, relative ones with their dots; for `from a import b` also
 * `a.b`. Statements in texts and comments are found, too: one name too many does no harm.
 */
function importsOf(path) {
  const text = readFileSync(path, 'utf8');
  const names = new Set();
  for (const [, list] of text.matchAll(/^[ \t]*import[ \t]+([^\n#;]+)/gm))
    for (const one of list.split(',')) names.add(one.trim().split(/\s/)[0]);
  for (const [, module, list] of text.matchAll(
    /^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n;]+)/gm,
  )) {
    names.add(module);
    for (const one of list.replaceAll(/[()\\]|#[^\n]*/g, ' ').split(','))
      if (/^\s*\w/.test(one))
        names.add(`${module}${module.endsWith('.') ? '' : '.'}${one.trim().split(/\s/)[0]}`);
  }
  return [...names].sort();
}

process.on('exit', () => {
  const imports = {};
  for (const path of opened) if (/\.pyi?$/.test(path) && existsSync(path)) imports[path] = importsOf(path);
  const noted = { opened: [...opened], listed: [...listed], absent: [...absent], imports };
  writeFileSync(answer, JSON.stringify(noted));
});
