/** The name that pytest gives a test in its JUnit report: folders and file joined by dots, the parameters left alone. */
export function junitName(id: string): string {
  const bracket = id.indexOf('[');
  const path = bracket < 0 ? id : id.slice(0, bracket);
  const [file = '', ...names] = path.split('::');
  const last = `${names.pop() ?? ''}${bracket < 0 ? '' : id.slice(bracket)}`;
  return `${[file.replaceAll('/', '.').replace(/\.py$/, ''), ...names].join('.')}::${last}`;
}
