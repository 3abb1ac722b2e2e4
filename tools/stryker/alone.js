/**
 * The command line that runs a program where it sees no processes but its own. The code under test ends processes by
 * what it finds in /proc: with its conditions broken it would end those of everybody. Linux only, with unshare (util-linux).
 * @param {[string, ...string[]]} argv
 * @returns {[string, ...string[]]}
 */
export function alone(argv) {
  if (process.platform !== 'linux')
    throw new Error(
      'only Linux can keep the processes of a run apart from all others, and it must not run without',
    );
  const asUser = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  // The shell is the first process there, and takes leave of those that lost their parent.
  const shell = ['/bin/sh', '-c', '"$@"; exit $?', 'sh'];
  return ['unshare', ...asUser, '--pid', '--fork', '--kill-child', '--mount-proc', '--', ...shell, ...argv];
}
