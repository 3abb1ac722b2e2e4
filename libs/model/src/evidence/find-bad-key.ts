/** A key of a JSON text that a reader would silently lose. */
export interface BadKey {
  readonly key: string;
  readonly why: 'it is there twice' | 'it is a name that JavaScript keeps for itself';
}

/**
 * Keys that JSON.parse takes without a word although something gets lost: of equal keys in one object only the last stays,
 * and `__proto__` is dropped by whoever copies the object. Two numbers under one name are no evidence for either.
 *
 * @param text JSON that JSON.parse has accepted
 */
export function findBadKey(text: string): BadKey | undefined {
  const open: (Set<string> | 'list')[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const [token] = match;
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push('list');
    else if (token === '}' || token === ']') open.pop();
    else {
      const keys = open.at(-1);
      if (keys === undefined || keys === 'list' || !isFollowedByColon(text, tokens.lastIndex)) continue;
      const key = JSON.parse(token) as string;
      if (key === '__proto__') return { key, why: 'it is a name that JavaScript keeps for itself' };
      if (keys.has(key)) return { key, why: 'it is there twice' };
      keys.add(key);
    }
  }
  return undefined;
}

function isFollowedByColon(text: string, index: number): boolean {
  const after = /\S/g;
  after.lastIndex = index;
  return after.exec(text)?.[0] === ':';
}
