/** Builds into out/ if needed. Returns whether it did. Throws with the builder's own words when it fails. */
export function ensureBuilt(root: string): boolean;
