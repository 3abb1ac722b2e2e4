import { configuration } from './attacks/configuration.js';
import { linkedAndNested } from './attacks/linked-and-nested.js';
import { unhashedFiles } from './attacks/unhashed-files.js';

/** All attacks. An attack has an id, a title, the files of its workspace, and a run that says what it came to or throws. */
export const attacks = [...unhashedFiles, ...linkedAndNested, ...configuration];
