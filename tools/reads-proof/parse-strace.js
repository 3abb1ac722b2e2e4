/**
 * System calls from the lines of `strace -f -y`: `{ pid, call, args, result }`, in their order. A call that strace prints in
 * two lines, because another process came between, counts where it ended.
 */
export async function* parseStrace(lines) {
  const unfinished = new Map();
  for await (const line of lines) {
    const space = line.indexOf(' ');
    const pid = line.slice(0, space);
    let text = line.slice(space).trimStart();
    if (text.endsWith('<unfinished ...>')) {
      unfinished.set(pid, text.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text);
    if (resumed !== null) {
      text = `${unfinished.get(pid) ?? ''}${text.slice(resumed[0].length)}`;
      unfinished.delete(pid);
    }
    const call = /^(\w+)\((.*)\)\s+= (.+)$/s.exec(text);
    if (call !== null) yield { pid, call: call[1], args: call[2], result: call[3] };
  }
}

/** The texts in quotes, decoded: strace writes bytes that are no ASCII as octal numbers. */
export function quotedTexts(args) {
  return [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => decoded(text));
}

/** What a descriptor stands for: `3</a/b>`, `AT_FDCWD</a>`; undefined where strace names no path. */
export function describedPath(text) {
  const path = /^-?\w+<(\/(?:[^>\\]|\\.)*)>/.exec(text)?.[1];
  return path === undefined ? undefined : decoded(path);
}

const escapes = { n: 10, t: 9, r: 13, v: 11, f: 12 };

function decoded(text) {
  if (!text.includes('\\')) return text;
  const bytes = [];
  for (const [part, escape] of text.matchAll(/\\([0-7]{1,3}|.)|[^\\]+/gs)) {
    if (escape === undefined) bytes.push(...Buffer.from(part));
    else if (/^[0-7]/.test(escape)) bytes.push(Number.parseInt(escape, 8));
    else bytes.push(escapes[escape] ?? escape.codePointAt(0));
  }
  return Buffer.from(bytes).toString();
}
