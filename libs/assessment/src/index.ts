export { assess } from './assess.js';
export type {
  AssessInput,
  DependencyFact,
  FileFact,
  KnownCollector,
  SignedFileFact,
} from './assess-input.js';
export { builtinPolicy } from './builtin-policy.js';
export { filesToRead, type FilesToRead } from './files-to-read.js';
export { fleetWarnings, type FleetMember, type FleetWarning } from './fleet/fleet-warnings.js';
