export { collect, collectWith } from './collect.js';
export { collectorByName, collectors } from './collectors.js';
export type { Collected, CollectOptions, CollectRequest } from './contract/collect-request.js';
export type * from './contract/collector.js';
export type { ComponentScope } from './contract/component-scope.js';
export { componentFolder, evidencePath, tracePath } from './contract/evidence-path.js';
export {
  findEnvironment,
  findInterpreter,
  findProgram,
  type EnvironmentQuestion,
  type EnvironmentSearch,
  type PythonEnvironment,
} from './environment/find-environment.js';
export { clearAbandoned } from './run/clear-abandoned.js';
export { findOnce } from './trace/find-once.js';
export { lookAtDisk, contentDigest, type DigestMemory, type Disk, type FileStat } from './trace/disk.js';
export {
  addCommand,
  environmentManager,
  type EnvironmentManager,
} from './environment/environment-manager.js';
export { distributionsIn, installedDistributions } from './environment/installed-distributions.js';
export { installCommand, type InstallQuestion } from './environment/install-command.js';
export { environmentMark, isOwnEnvironment } from './environment/own-environment.js';
export { environmentFolder } from './environment/environment-folder.js';
export { verifyTrace, type Mismatch, type VerifiedAgainst } from './trace/verify-trace.js';
export { handShell, type HandShell, type HandShellOptions } from './run/hand-shell.js';
export { isDiskFull } from './run/is-disk-full.js';
export { temporaryPath } from './run/temporary-path.js';
export {
  isDeciding,
  namedPath,
  readSettings,
  type FoundConfigFile,
  type Setting,
  type Settings,
} from './scope/read-settings.js';
export { workingDirectory } from './scope/working-directory.js';
export * from './python/index.js';
