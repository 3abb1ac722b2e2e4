/**
 * JSON with comments and trailing commas, as pyrightconfig.json may have them. Throws where `JSON.parse` does; what pyright
 * takes beyond that is not read, and pyright's own exit code tells what it cannot read.
 */
export function parseCommentedJson(text: string): unknown {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"') ? part : ' ',
  );
  const strict = bare.replaceAll(/"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/g, (part) => (part === ',' ? '' : part));
  return JSON.parse(strict.replace(/^\ufeff/, ''));
}
