import { createHash } from 'node:crypto';
import { listModules } from './list-modules.js';

/** Run by Nx in the workspace as a runtime input: a digest of the names of modules in the places that the argument names. */
const patterns = decodeURIComponent(process.argv[2] ?? '').split('\n');
const names = listModules(process.cwd(), patterns).join('\n');
process.stdout.write(`${createHash('sha256').update(names).digest('hex')}\n`);
