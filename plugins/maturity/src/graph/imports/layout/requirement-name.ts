/** The distribution that a requirement names (PEP 508), in its normal form (PEP 503); undefined for options and comments. */
export function requirementName(requirement: string): string | undefined {
  const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement)?.[1];
  return name?.toLowerCase().replace(/[-_.]+/g, '-');
}
