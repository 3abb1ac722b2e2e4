import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../../workspace/write-whole-file.js';
import type { FoundEdges } from './find-edges.js';
import { findPythonEdges, type PythonWorkspace } from './find-python-edges.js';
import { isLayoutFile } from './layout/read-layout.js';

/** Inference, the graph and `nx sync` look at a workspace with different projects, and at more or less of its past. */
const kept = 3;

type Answer = readonly [question: string, answer: string];

interface Entry {
  readonly key: string;
  /** What was asked about the world outside the files; another answer makes other edges. */
  readonly answers: readonly Answer[];
  readonly edges: ReturnType<typeof written>;
}

/**
 * The edges of a workspace, found anew only when something differs that they are made of: the files, by their hashes, the
 * components, what is installed, what was deleted.
 *
 * @param folder Nx's folder for what it knows about the workspace
 * @param revision of the plugin
 */
export function rememberedEdges(workspace: PythonWorkspace, folder: string, revision: string): FoundEdges {
  const file = join(folder, 'maturity-edges.json');
  const entries = readEntries(file, revision);
  const ask = answering(workspace);
  const key = keyOf(workspace);
  const known = entries.find(
    (entry) => entry.key === key && entry.answers.every(([question, answer]) => ask(question) === answer),
  );
  if (known !== undefined) return read(known.edges);
  const { asked, recorded } = recording(workspace);
  const edges = findPythonEdges(recorded);
  const answers = [...asked].map((question): Answer => [question, ask(question)]);
  const others = entries.slice(0, kept - 1);
  const text = JSON.stringify({ revision, entries: [{ key, answers, edges: written(edges) }, ...others] });
  try {
    writeWholeFile(file, text);
  } catch {
    // Whoever cannot keep them finds them anew next time.
  }
  return edges;
}

function keyOf({ files, components, directoryOf }: PythonWorkspace): string {
  const hash = createHash('sha256');
  const lines = files
    .filter(({ path }) => /\.pyi?$/.test(path) || isLayoutFile(path))
    .map(({ path, hash: content, project }) => `${path}\t${content}\t${project ?? ''}\n`);
  for (const line of lines.sort()) hash.update(line);
  hash.update(JSON.stringify(components.map((one) => [one, directoryOf(one.name)])));
  return hash.digest('hex');
}

/** The workspace, and the questions that it was asked beside those about files. */
function recording(workspace: PythonWorkspace): { asked: ReadonlySet<string>; recorded: PythonWorkspace } {
  const asked = new Set<string>();
  const { environment } = workspace;
  const recorded: PythonWorkspace = {
    ...workspace,
    listDeletedFiles: () => {
      asked.add(JSON.stringify(['deleted']));
      return workspace.listDeletedFiles();
    },
    environment: {
      isInstalled: (...words) => {
        asked.add(JSON.stringify(['isInstalled', ...words]));
        return environment.isInstalled(...words);
      },
      installed: (...words) => {
        asked.add(JSON.stringify(['installed', ...words]));
        return environment.installed(...words);
      },
    },
  };
  return { asked, recorded };
}

function answering({
  environment,
  projectRoots,
  listDeletedFiles,
}: PythonWorkspace): (question: string) => string {
  return (question) => {
    const [kind, first = '', second = '', third = ''] = JSON.parse(question) as string[];
    if (kind === 'isInstalled') return String(environment.isInstalled(first, second, third));
    if (kind === 'installed') return environment.installed(first, second);
    // Whose a deleted file was, the folders of the projects say.
    const about = JSON.stringify([listDeletedFiles(), projectRoots]);
    return createHash('sha256').update(about).digest('hex');
  };
}

function written({ edges, outside, checksTests }: FoundEdges) {
  return {
    edges,
    outside: [...outside].map(([component, files]) => [component, [...files]] as const),
    checksTests: [...checksTests],
  };
}

function read({ edges, outside, checksTests }: Entry['edges']): FoundEdges {
  return {
    edges,
    outside: new Map(outside.map(([component, files]) => [component, new Map(files)])),
    checksTests: new Set(checksTests),
  };
}

function readEntries(file: string, revision: string): readonly Entry[] {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as { revision: string; entries: Entry[] };
    return content.revision === revision ? content.entries : [];
  } catch {
    // None yet, or a damaged file.
    return [];
  }
}
