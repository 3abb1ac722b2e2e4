import { isMap, isNode, isScalar, type Document } from 'yaml';

type Path = readonly PropertyKey[];

/** Where in the text the value at `path` starts; the nearest enclosing value when it is absent. */
export function valueOffset(document: Document, path: Path): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}

/** Where in the text the key `key` of the mapping at `path` stands. */
export function keyOffset(document: Document, path: Path, key: string): number | undefined {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(map)) {
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
  }
  return valueOffset(document, path);
}
