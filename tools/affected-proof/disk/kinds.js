import { caches } from './kinds/caches.js';
import { installedFiles } from './kinds/installed-files.js';
import { linkedFiles } from './kinds/linked-files.js';
import { ownFiles } from './kinds/own-files.js';
import { settings } from './kinds/settings.js';
import { surroundings } from './kinds/surroundings.js';
import { underWay } from './kinds/under-way.js';
import { unhashedFiles } from './kinds/unhashed-files.js';

/**
 * The kinds of changes of what decides about results, each with its weight. `change` makes one and says what it did; it is
 * given the place, dice, and what the change before replaced. `red: 'may'`: a red run that names the cause is an answer, for
 * others it is the value. `way`: how runs and the change meet; usually runs begin when the change is made.
 */
export const kinds = [
  ...ownFiles,
  ...unhashedFiles,
  ...linkedFiles,
  ...surroundings,
  ...installedFiles,
  ...settings,
  ...caches,
  ...underWay,
];
