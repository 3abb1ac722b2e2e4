import { readName, skipSpace } from './python-name.js';

/** One argument of a call: where its value begins and ends in the code. */
export interface CallArgument {
  readonly keyword?: string;
  readonly start: number;
  readonly end: number;
}

/** Calls in calls deeper than this are not followed, so that reading stays linear in the length of the source. */
const deepest = 20;

/** The arguments of the call whose bracket opens at `open`; those behind a deeply nested one or an open end are left out. */
export function readCallArguments(code: string, open: number): CallArgument[] {
  const found: CallArgument[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = start; at < code.length; at += 1) {
    switch (code[at]) {
      case '(':
      case '[':
      case '{':
        depth += 1;
        if (depth > deepest) return found;
        break;
      case ',':
        if (depth > 0) break;
        found.push(argumentAt(code, start, at));
        start = at + 1;
        break;
      case ')':
      case ']':
      case '}':
        if (depth === 0) {
          if (skipSpace(code, start) < at) found.push(argumentAt(code, start, at));
          return found;
        }
        depth -= 1;
        break;
      case '\n':
        return found;
    }
  }
  return found;
}

function argumentAt(code: string, start: number, end: number): CallArgument {
  const name = readName(code, skipSpace(code, start));
  const equals = skipSpace(code, name.next);
  const isKeyword = name.name !== '' && code[equals] === '=' && code[equals + 1] !== '=';
  return isKeyword ? { keyword: name.name, start: equals + 1, end } : { start, end };
}
