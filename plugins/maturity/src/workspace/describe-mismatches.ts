import type { Mismatch } from '@tta/maturity-collectors';

interface Subject {
  readonly project: string;
  readonly target: string;
  readonly recordFile: string;
  /** What a person types to start Nx. */
  readonly nx: string;
}

const most = 8;

/** Says in which files evidence is not about what lies there, and what to do. At most a dozen lines. */
export function describeMismatches(mismatches: readonly Mismatch[], subject: Subject): string {
  const { project, target, recordFile, nx } = subject;
  const lines = mismatches.slice(0, most).map((mismatch) => `  ${sentence(mismatch)}`);
  const more = mismatches.length > most ? [`  and ${mismatches.length - most} more`] : [];
  const files = mismatches.filter(({ kind }) => kind !== 'environment');
  const reads =
    files[0] === undefined
      ? ''
      : `\nA file that is no input of it is named under 'reads' in ${recordFile}: '/${files[0].path}'.`;
  return [
    `${project}:${target}: the evidence is about other content than what lies there:`,
    ...lines,
    ...more,
    `Run: ${nx} run ${project}:${target} --skip-nx-cache${reads}`,
  ].join('\n');
}

function sentence({ path, kind }: Mismatch): string {
  switch (kind) {
    case 'changed':
      return `${path} has changed`;
    case 'gone':
      return `${path} is gone`;
    case 'appeared':
      return `${path} has come where there was none`;
    case 'listing':
      return `${path}/ holds other names`;
    case 'environment':
      return `${path} of the Python environment has changed`;
    default:
      return kind satisfies never;
  }
}
