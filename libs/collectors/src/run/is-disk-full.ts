/** Whether an error of the system says that there is no more room: on the disk, in the quota, or in what one file may take. */
export function isDiskFull(code: string | undefined): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}
