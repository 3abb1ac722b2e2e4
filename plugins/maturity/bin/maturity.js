#!/usr/bin/env node
import { loadEnvironmentFiles } from '../dist/cli/environment-files.js';

// Whoever reads the output has read enough: `maturity status | head`.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
// Before anything of Nx is loaded, which looks at variables at once.
await loadEnvironmentFiles(process.cwd());
const { main } = await import('../dist/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
