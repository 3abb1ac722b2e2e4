import type { NxJsonConfiguration } from '@nx/devkit';
import { readYaml } from '@tta/maturity-model';
import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { findMergeBase } from './find-merge-base.js';
import { gitRepository } from './git-repository.js';
import { wantedBase } from './wanted-base.js';
import { baseVariable } from '../hooks/asked-base.js';

/** The stages of records at the merge base, or why they are not known. */
export type RecordsAtBase =
  | {
      readonly kind: 'known';
      readonly commit: string;
      /** The revision that was compared with. */
      readonly base: string;
      /**
       * The stage that a component's record names there, in this place or, where it was moved since, in another; undefined:
       * there is no such record, or it names none.
       */
      readonly stageOf: (recordFile: string, component: string) => string | undefined;
    }
  | { readonly kind: 'unknown'; readonly why: string; readonly remedy: string };

/**
 * What records say at the commit from which this went on: of the base that `--base` or NX_BASE names, else of the merge request's, else of
 * the default branch; on that branch itself, at what is checked out. A few questions to git, however many records there are.
 */
export async function recordsAtBase(
  recordFiles: readonly string[],
  { root, nxJson }: { readonly root: string; readonly nxJson: NxJsonConfiguration },
): Promise<RecordsAtBase> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- where older workspaces have it, and Nx reads it
  const defaultBranch = nxJson.defaultBase ?? nxJson.affected?.defaultBase;
  const asked = process.env[baseVariable];
  const wanted = wantedBase(asked === undefined ? {} : { base: asked }, process.env, defaultBranch);
  if (wanted.kind === 'all') throw new Error('a base is wanted unless all is asked for');
  const found = await findMergeBase(wanted.candidates, await gitRepository(root));
  if (!found.ok) return { kind: 'unknown', why: found.why, remedy: found.remedy };
  const texts = await textsAt(found.commit, recordFiles, root);
  const isComplete = recordFiles.every((file) => texts.has(file));
  const moved = isComplete ? new Map<string, string>() : await movedSince(found.commit, root);
  return {
    kind: 'known',
    commit: found.commit,
    base: found.base,
    stageOf: (recordFile, component) => {
      const text = texts.get(recordFile);
      return text === undefined ? moved.get(component) : stageIn(text, recordFile)?.stage;
    },
  };
}

const recordSchema = z.looseObject({
  component: z.string().optional(),
  stage: z.looseObject({ name: z.string() }),
});

function stageIn(text: string, file: string): { component: string | undefined; stage: string } | undefined {
  const read = readYaml(text, file, recordSchema);
  return read.ok ? { component: read.value.component, stage: read.value.stage.name } : undefined;
}

/** The stages of the components at a commit whose records are no longer where they were then, by the names of the components. */
async function movedSince(commit: string, root: string): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await execa('git', ['ls-tree', '-r', '-z', '--name-only', commit], { cwd: root });
  const gone = stdout
    .split('\0')
    .filter((file) => posix.basename(file) === 'maturity.yaml' && !existsSync(join(root, file)));
  const texts = gone.length === 0 ? new Map<string, string>() : await textsAt(commit, gone, root);
  const stages = new Map<string, string>();
  for (const [file, text] of texts) {
    const found = stageIn(text, file);
    if (found?.component !== undefined) stages.set(found.component, found.stage);
  }
  return stages;
}

/** The texts of files at a commit; those that are not there have none. Answers of git come in the order of the questions. */
async function textsAt(
  commit: string,
  files: readonly string[],
  root: string,
): Promise<ReadonlyMap<string, string>> {
  const asked = files.filter((file) => !file.includes('\n'));
  const { stdout } = await execa('git', ['cat-file', '--batch'], {
    cwd: root,
    input: asked.map((file) => `${commit}:./${file}\n`).join(''),
    encoding: 'buffer',
    stripFinalNewline: false,
  });
  const answer = Buffer.from(stdout);
  const texts = new Map<string, string>();
  let position = 0;
  for (const file of asked) {
    const end = answer.indexOf('\n', position);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(answer.toString('utf8', position, end))?.[1];
    position = end + 1;
    if (size === undefined) continue;
    texts.set(file, answer.toString('utf8', position, position + Number(size)));
    position += Number(size) + 1;
  }
  return texts;
}
