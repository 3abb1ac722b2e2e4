/** Whether a sign-off's evidence is an address and no file of the repository. */
export function isLink(evidence: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(evidence);
}
