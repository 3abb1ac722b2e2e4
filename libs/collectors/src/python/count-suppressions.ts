import { scanPython } from './scan-python.js';

/** Comments that tell a type checker or linter to be quiet, by kind. */
export interface SuppressionComments {
  /** `# type: ignore`, `# type: ignore[rule]`, for a line or (before all code) for a file. */
  readonly typeIgnore: number;
  /** Those of them before all code: pyright ignores the whole file. */
  readonly typeIgnoreFile: number;
  /** `# pyright: ignore`, `# pyright: ignore[rule]`. */
  readonly pyrightIgnore: number;
  /** `# pyright: basic`, `# pyright: reportFoo=false`: settings of a file that may make it less strict. */
  readonly pyrightSettings: number;
  /** `# noqa`, `# noqa: F401`. */
  readonly noqa: number;
}

/**
 * The forms that pyright recognises (its documentation, "Comments"; its tokenizer in 1.1.414), in the text behind `#`. Text may
 * stand before them only when another `#` separates it; brackets with anything else than rule names make it a plain comment.
 */
const typeIgnore = /(?:^|#)[ \t]*type:[ \t]*ignore(?:[ \t]*\[[\w\-, \t:]*\]|[ \t]+(?![ \t[])|[ \t]*$)/;
const pyrightIgnore = /(?:^|#)[ \t]*pyright:[ \t]*ignore(?:[ \t]*\[[\w\-, \t]*\]|[ \t]+(?![ \t[])|[ \t]*$)/;
const pyrightSetting = /^[ \t]*pyright:(?![ \t]*ignore)(.*)$/;
/** One of the settings in such a comment (pyright's documentation, "File-level type controls"). */
const lessStrict = /^\s*(?:basic|standard|\w+\s*=\s*(?:false|none|warning|information))\s*$/;
/** As ruff and flake8 recognise it. */
const noqa = /#[ \t]*noqa(?![\w-])/i;

/** Counts the suppressing comments of Python sources. One comment may count as several kinds; what strings contain never counts. */
export function countSuppressions(sources: Iterable<string>): SuppressionComments {
  const counts = { typeIgnore: 0, typeIgnoreFile: 0, pyrightIgnore: 0, pyrightSettings: 0, noqa: 0 };
  for (const source of sources) {
    const { code, comments } = scanPython(source);
    const firstLineOfCode = lineOfFirst(code, source);
    for (const { line, text } of comments) {
      const comment = text.slice(1);
      if (typeIgnore.test(comment)) {
        counts.typeIgnore += 1;
        if (line < firstLineOfCode) counts.typeIgnoreFile += 1;
      }
      if (pyrightIgnore.test(comment)) counts.pyrightIgnore += 1;
      const settings = pyrightSetting.exec(comment)?.[1]?.split(',') ?? [];
      if (settings.some((setting) => lessStrict.test(setting))) counts.pyrightSettings += 1;
      if (noqa.test(text)) counts.noqa += 1;
    }
  }
  return counts;
}

/** The line of the first code, a doc string included; beyond the end where there is none. */
function lineOfFirst(code: string, source: string): number {
  const at = code.search(/\S/);
  return at === -1 ? Infinity : source.slice(0, at).split(/\r\n?|\n/).length;
}
