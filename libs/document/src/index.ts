export { checkDocument, type Checked, type CheckRequest } from './check-document.js';
export { adoptDocument, type Adopted } from './adopt/adopt-document.js';
export type { Contradiction } from './adopt/contradictions.js';
export { readDocument, type ReadDocument, type ReadRegion } from './read-document.js';
export { regionIds, type RegionId } from './region-ids.js';
export { updateDocument, type Overwritten, type Updated, type UpdateRequest } from './update-document.js';
export { headingsOf } from './headings-of.js';
export { ownText } from './own-text.js';
