/** Today as a day in UTC; `MATURITY_NOW` (a day or a time) stands in for the clock. Throws when that is neither. */
export function today(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment.MATURITY_NOW;
  const now = given === undefined || given === '' ? new Date() : new Date(given);
  if (Number.isNaN(now.getTime()))
    throw new Error(`MATURITY_NOW is '${given}'; write a day such as 2026-01-12.`);
  return now.toISOString().slice(0, 10);
}
