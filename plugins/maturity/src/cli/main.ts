import { Command, CommanderError, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure, exitCode } from './exit-code.js';
import { doctor, type DoctorOptions } from './doctor/doctor.js';
import { durations, type DurationsOptions } from './durations.js';
import { ci, type CiOptions } from './ci/ci.js';
import { explain, type ExplainOptions } from './explain.js';
import { shard, type ShardOptions } from './shard.js';
import { refuseUnknown } from './refuse-unknown.js';
import { shell, type ShellOptions } from './shell.js';
import { show, type ShowOptions } from './show.js';
import { status, type StatusOptions } from './status.js';
import { update, type UpdateOptions } from './update.js';

/** Runs the command line and gives its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let result: number = exitCode.success;
  const program = commandLine((code) => {
    result = code;
  });
  try {
    if (args.length === 0) program.help();
    refuseUnknownCommand(program, args);
    await program.parseAsync(args, { from: 'user' });
    return result;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCode.success : exitCode.invalidArguments;
    if (!(error instanceof CommandFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.code;
  }
}

/** A mistyped command would go to the default one, which then complains about an argument; `help` would pass over it. */
function refuseUnknownCommand(program: Command, [word, subject]: readonly string[]): void {
  const names = [...program.commands.map((command) => command.name()), 'help'];
  const asked = word === 'help' ? [word, subject] : [word];
  for (const name of asked)
    if (name?.startsWith('-') === false) refuseUnknown('There is no command', name, names);
}

/** The commands and their help; `done` gets the exit code of the one that was run. */
export function commandLine(done: (code: number) => void): Command {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  const program = new Command('maturity')
    .description('Measures components, judges them against the policy and keeps their MATURITY.md true.')
    .version(version)
    .showHelpAfterError()
    .exitOverride()
    .addHelpText(
      'after',
      '\nExit codes: 0 success, 1 validation failed, 2 collection failed, 3 component not found, 4 invalid arguments',
    );
  const json = (): Option => new Option('--json', 'print JSON for programs; all else goes to standard error');
  const verbose = (): Option => new Option('-v, --verbose', 'show what Nx prints, also when nothing runs');
  program
    .command('update', { isDefault: true })
    .description('measure components and make their MATURITY.md true')
    .option('-c, --component <name...>', 'only these components')
    .addOption(new Option('-a, --all', 'all components').conflicts(['component', 'auto']))
    .addOption(
      new Option(
        '--validate',
        'check that MATURITY.md is current and the stage supported; write nothing',
      ).conflicts(['create', 'dryRun']),
    )
    .option(
      '--create',
      'make a MATURITY.md where there is none, and give one that was written by hand its generated regions',
    )
    .addOption(new Option('-n, --dry-run', 'show what would change; write nothing').conflicts('create'))
    .option('-v, --verbose', 'show the output of all tools')
    .option('--auto', 'for a pre-commit hook: components affected by staged files, and stage their reports')
    .addOption(json())
    .action(async (options: UpdateOptions) => {
      done(await update(options));
    });
  program
    .command('ci')
    .description(
      'validate what a change touches, and everything where there is nothing to compare with; write nothing',
    )
    .option('--base <revision>', 'compare with this; else NX_BASE, the merge request, or the default branch')
    .addOption(new Option('-a, --all', 'all components').conflicts('base'))
    .option('-v, --verbose', 'show the output of all tools')
    .addOption(json())
    .action(async (options: CiOptions) => {
      done(await ci(options));
    });
  program
    .command('status')
    .description('show where all components stand')
    .option('--group <name>', 'only components of this group')
    .option('--owner <name>', 'only components of this owner')
    .option('--stage <name>', 'only components in this stage')
    .option('--short', 'with --json: without metrics, findings and criteria')
    .addOption(verbose())
    .addOption(json())
    .action(async (options: StatusOptions) => {
      done(await status(options));
    });
  program
    .command('show')
    .description('show where a component stands and what is left to do')
    .argument('<component>')
    .addOption(verbose())
    .addOption(json())
    .action(async (name: string, options: ShowOptions) => {
      done(await show(name, options));
    });
  program
    .command('explain')
    .description('explain why a criterion is not met, and what to do')
    .argument('<component>')
    .argument('[criterion]', 'those that are not met for the next stage when left out')
    .option('--to <stage>', 'those that are not met for this stage')
    .addOption(new Option('--all', 'those that are not met for any stage').conflicts('to'))
    .addOption(verbose())
    .addOption(json())
    .action(async (name: string, criterion: string | undefined, options: ExplainOptions) => {
      done(await explain(name, criterion, options));
    });
  program
    .command('shell')
    .description(
      'open a shell in which the commands of MATURITY.md give its numbers; its exit code is the one of the shell',
    )
    .argument('<component>')
    .option('-c, --command <text>', 'run this and end; else the shell reads from the terminal')
    .action(async (name: string, options: ShellOptions) => {
      done(await shell(name, options));
    });
  program
    .command('doctor')
    .description('say what measuring needs, what is there, what is missing, and the command that brings it')
    .addOption(json())
    .action(async (options: DoctorOptions) => {
      done(await doctor(options));
    });
  program
    .command('shard')
    .description('print the components that one of several machines is to measure')
    .requiredOption('--index <i>', 'which of the machines, from 1 on')
    .requiredOption('--of <n>', 'how many machines there are')
    .option(
      '--durations <file...>',
      'balance by what `maturity durations` has written, the same on all machines; else by lines of Python',
    )
    .option('--separator <text>', 'print between the names, for nx -p; else each on a line of its own')
    .addOption(json())
    .action(async (options: ShardOptions) => {
      done(await shard(options));
    });
  program
    .command('durations')
    .description(
      'note in a file how long the components took to measure here; keep what it holds about others',
    )
    .argument('<file>')
    .option('--merge <file...>', 'take over what these files of other machines hold')
    .action(async (file: string, options: DurationsOptions) => {
      done(await durations(file, options));
    });
  return program;
}
