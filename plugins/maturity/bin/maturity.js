#!/usr/bin/env node
import { loadEnvironmentFiles } from '../dist/cli/environment-files.js';

// Before anything of Nx is loaded, which looks at variables at once.
await loadEnvironmentFiles(process.cwd());
const { main } = await import('../dist/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
