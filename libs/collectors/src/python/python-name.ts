/** Whether a character (a UTF-16 code) can stand in a Python name. All beyond ASCII can: what else it may be is an error in code. */
export function isNameCharacter(character: number): boolean {
  return (
    (character >= 0x61 && character <= 0x7a) ||
    (character >= 0x41 && character <= 0x5a) ||
    (character >= 0x30 && character <= 0x39) ||
    character === 0x5f ||
    character >= 0x80
  );
}

/** Something read from code, and the place behind it. */
export interface ReadName {
  readonly name: string;
  readonly next: number;
}

/** The first place at or behind `at` without space, tab or form feed. */
export function skipSpace(code: string, at: number): number {
  let next = at;
  for (;;) {
    const character = code.charCodeAt(next);
    if (character !== 0x20 && character !== 0x09 && character !== 0x0c) return next;
    next += 1;
  }
}

/** The name at `at`, in the form in which Python compares names (NFKC); an empty one where none is. */
export function readName(code: string, at: number): ReadName {
  let next = at;
  while (next < code.length && isNameCharacter(code.charCodeAt(next))) next += 1;
  return { name: code.slice(at, next).normalize('NFKC'), next };
}

/** `a.b.c` at `at`, also with spaces around its dots; an empty name where none is. */
export function readDottedName(code: string, at: number): ReadName {
  const first = readName(code, at);
  const parts = [first.name];
  let next = first.next;
  while (first.name !== '') {
    const dot = skipSpace(code, next);
    if (code[dot] !== '.') break;
    const part = readName(code, skipSpace(code, dot + 1));
    if (part.name === '') break;
    parts.push(part.name);
    next = part.next;
  }
  return { name: parts.join('.'), next };
}
