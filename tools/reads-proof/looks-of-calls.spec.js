import { looksOfCalls } from './looks-of-calls.js';
import { parseStrace } from './parse-strace.js';
import { toolProcesses } from './tool-calls.js';

/** As strace 6.1 prints it. */
const lines =
  String.raw`10 openat(AT_FDCWD</w>, "/tmp/maturity-0123abcd-10-pytest-integration-a1B2c3/scan.stdout", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 22</tmp/maturity-0123abcd-10-pytest-integration-a1B2c3/scan.stdout>
10 openat(AT_FDCWD</w>, "nx.json", O_RDONLY|O_CLOEXEC) = 23</w/nx.json>
10 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD <unfinished ...>
11 dup2(22</tmp/maturity-0123abcd-10-pytest-integration-a1B2c3/scan.stdout>, 1<socket:[175848]>) = 1</tmp/maturity-0123abcd-10-pytest-integration-a1B2c3/scan.stdout>
10 <... clone resumed>, child_tidptr=0x7fea3fad5f50) = 11
11 chdir("/w/part") = 0
11 execve("/usr/bin/python", ["python", "-m", "x"], 0x27c469b0 /* 15 vars */) = 0
11 access("pyvenv.cfg", F_OK) = -1 ENOENT (No such file or directory)
11 openat(AT_FDCWD</w/part>, "linked/a.py", O_RDONLY|O_CLOEXEC) = 3</w/lent/a.py>
11 newfstatat(3</w/lent/a.py>, "", {st_mode=S_IFREG|0644, st_size=0, ...}, AT_EMPTY_PATH) = 0
11 openat(AT_FDCWD</w/part>, "d\303\251", O_RDONLY|O_NONBLOCK|O_CLOEXEC|O_DIRECTORY) = 3</w/part/d\303\251>
11 getdents64(3</w/part/d\303\251>, 0x7fe970001a40 /* 28 entries */, 32768) = 912
11 newfstatat(3</w/part/d\303\251>, "x.txt", {st_mode=S_IFREG|0644, ...}, 0) = 0
11 mkdir("made", 0777) = 0
11 openat(AT_FDCWD</w/part>, "made/x.txt", O_RDONLY|O_CLOEXEC) = 3</w/part/made/x.txt>
11 openat(AT_FDCWD</w/part>, "out.txt", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 3</w/part/out.txt>
11 vfork( <unfinished ...>
12 openat(AT_FDCWD</w/part>, "../secret", O_RDONLY) = 3</w/secret>
11 <... vfork resumed>) = 12`.split('\n');

const calls = async () => {
  const found = [];
  for await (const call of parseStrace(lines)) found.push(call);
  return found;
};

test('only the tool that the runner started counts, and what it started', async () => {
  const worksFor = await toolProcesses(await calls());
  expect(['10', '11', '12'].map(worksFor)).toEqual([undefined, 'pytest-integration', 'pytest-integration']);
});

test('what was looked at, where it lies, and how', async () => {
  const worksFor = await toolProcesses(await calls());
  const looks = looksOfCalls((await calls()).filter(({ pid }) => worksFor(pid) !== undefined));
  expect(looks.map(({ how, path, real }) => [how, path, real])).toEqual([
    ['found', '/w/part', '/w/part'],
    ['opened', '/usr/bin/python', '/usr/bin/python'],
    ['absent', '/w/part/pyvenv.cfg', '/w/part/pyvenv.cfg'],
    ['opened', '/w/part/linked/a.py', '/w/lent/a.py'],
    ['found', '/w/part/dé', '/w/part/dé'],
    ['listed', '/w/part/dé', '/w/part/dé'],
    ['found', '/w/part/dé/x.txt', '/w/part/dé/x.txt'],
    ['opened', '/w/secret', '/w/secret'],
  ]);
});
