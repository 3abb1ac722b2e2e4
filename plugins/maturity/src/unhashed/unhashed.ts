import { digestPlaces } from './digest-places.js';

/**
 * Run by Nx in the workspace as a runtime input of components that hold files which Nx does not hash. Prints an error in
 * place of a digest: Nx ignores the exit status, and what cannot be read must not look like anything that could.
 */
try {
  const places = decodeURIComponent(process.argv[2] ?? '').split('\n');
  process.stdout.write(`${digestPlaces(process.cwd(), places)}\n`);
} catch (error) {
  process.stdout.write(`error ${(error as Error).message} ${String(Date.now())}\n`);
}
