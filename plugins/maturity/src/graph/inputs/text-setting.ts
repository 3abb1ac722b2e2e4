/**
 * Finds a setting with a text in TOML or JSON, wherever it stands in its line; its first group is the text. Not in lines
 * that are comments. It may find settings of that name that are about something else: who asks wants all that may count.
 */
export function textSetting(name: string): RegExp {
  return new RegExp(
    `^(?![ \\t]*(?:#|//))(?:[^\\n]*[ \\t{,.])?["']?${name}["']?\\s*[:=]\\s*["']([^"'\\n]+)["']`,
    'gm',
  );
}
