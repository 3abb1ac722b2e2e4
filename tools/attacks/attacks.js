import { cache } from './attacks/cache.js';
import { configuration } from './attacks/configuration.js';
import { counting } from './attacks/counting.js';
import { decisions } from './attacks/decisions.js';
import { documents } from './attacks/documents.js';
import { linkedAndNested } from './attacks/linked-and-nested.js';
import { machine } from './attacks/machine.js';
import { reads } from './attacks/reads.js';
import { sameAs, shownBySpecs } from './attacks/shown-by-specs.js';
import { underWay } from './attacks/under-way.js';
import { unhashedFiles } from './attacks/unhashed-files.js';

/**
 * All attacks. An attack has an id, a title, the files of its workspace, and a run that says what it came to or throws; or
 * the specs that show it; or the ids of the attacks that it is another name for.
 */
export const attacks = [
  ...unhashedFiles,
  ...linkedAndNested,
  ...machine,
  ...underWay,
  ...counting,
  ...cache,
  ...configuration,
  ...decisions,
  ...documents,
  ...reads,
  ...shownBySpecs,
  ...sameAs,
];
