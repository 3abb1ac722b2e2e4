import { z } from 'zod';
import { readYaml } from './read-yaml.js';

const schema = z.strictObject({
  name: z.string(),
  size: z.enum(['small', 'large']).optional(),
  more: z.unknown().optional(),
});

function problemsOf(text: string): string[] {
  const parsed = readYaml(text, 'x.yaml', schema);
  return parsed.ok
    ? []
    : parsed.problems.map(({ line, column, message, remedy }) => [line, column, message, remedy].join(' '));
}

describe('readYaml', () => {
  it('names the words that are allowed and the nearest of them', () => {
    expect(problemsOf('name: a\nsize: smal\n')).toEqual([
      "2 7 'size' is 'smal', but must be one of 'small', 'large' Did you mean 'small'?",
    ]);
  });

  it('counts lines and columns from 1, also with CRLF and a byte order mark', () => {
    expect(problemsOf('\uFEFFnme: a\r\n')[1]).toMatch(/^1 1 /);
    expect(problemsOf('\uFEFFname: a\r\nnme: b\r\n')[0]).toMatch(
      /^2 1 unknown key 'nme'\. ?Did you mean 'name'\?$/,
    );
  });

  it('says what a missing value must be', () => {
    expect(problemsOf('size: small\n')).toEqual(["1 1 'name' is missing; it must be a text "]);
    expect(problemsOf('name:\n')).toEqual([expect.stringContaining("'name' must be a text")]);
  });

  it('refuses aliases that grow without end', () => {
    const bomb = ['name: x', 'more:', '  - &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const [name, of] of ['b a', 'c b', 'd c', 'e d', 'f e'].map((pair) => pair.split(' '))) {
      bomb.push(`  - &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(',')}]`);
    }
    expect(problemsOf(bomb.join('\n'))).toEqual([expect.stringContaining('alias')]);
  });
});
