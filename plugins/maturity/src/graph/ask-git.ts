// eslint-disable-next-line no-restricted-imports -- every nx command comes here, and execa takes longer to load than git to answer
import { spawnSync } from 'node:child_process';

/** What git prints; nothing when it fails, or when there is none. */
export function askGit(cwd: string, args: readonly string[]): string {
  const { stdout, status } = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return status === 0 ? stdout : '';
}
