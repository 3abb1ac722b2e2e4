/**
 * A component's folder below `.maturity`, by its project's name. Characters that file systems, shells or the patterns of
 * Nx outputs give a meaning are written as `%XX` of their UTF-8 bytes, so that any name is one literal path; `@scope/name`
 * stays readable.
 */
export function componentFolder(component: string): string {
  const encoded = component
    .split('/')
    .map((part) => (/^\.*$/.test(part) ? part.replaceAll('.', '%2E') || '%' : encodePart(part)))
    .join('/');
  return `.maturity/${encoded}`;
}

/** Where the evidence of one collector about one component lies, relative to the workspace. */
export function evidencePath(component: string, collector: string): string {
  return `${componentFolder(component)}/${collector}.json`;
}

/** Where the trace of a collector's evidence lies: beside it. */
export function tracePath(component: string, collector: string): string {
  return `${componentFolder(component)}/${collector}.trace.json`;
}

function encodePart(part: string): string {
  if (/^[A-Za-z0-9._@-]*$/.test(part)) return part;
  return [...Buffer.from(part, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._@-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
