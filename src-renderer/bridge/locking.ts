/**
 * @file What happens around a lock. Before: what is typed but not yet saved is saved, so that Ctrl+L never
 * costs the last words. After: everything read from the vault is dropped.
 */
type SaveNow = () => Promise<void>;

/** Ways to save now, each with whether everything it holds is saved. */
const unsaved = new Map<SaveNow, () => boolean>();
const holders = new Set<() => void>();

/** Registers a way to save now, until the returned function is called. `isKept`: nothing is left that could not be. */
export function keepSaved(saveNow: SaveNow, isKept: () => boolean = () => true): () => void {
  unsaved.set(saveNow, isKept);
  return () => unsaved.delete(saveNow);
}

/**
 * Saves everything now, and says whether nothing is left unsaved. Waits at most `limit` ms: locking must not hang on a
 * full disk.
 */
export async function saveEverything(limit = 1500): Promise<boolean> {
  const all = Promise.allSettled([...unsaved.keys()].map((saveNow) => saveNow()));
  await Promise.race([all, new Promise((done) => setTimeout(done, limit))]);
  return [...unsaved.values()].every((isKept) => isKept());
}

const leaving = new Set<Promise<unknown>>();

/** Saves that go on after their screen is gone. */
export function letFinish(save: Promise<unknown>): void {
  leaving.add(save);
  void save.finally(() => leaving.delete(save));
}

/** Resolves when no screen that was left is still saving. */
export async function savesFinished(): Promise<void> {
  await Promise.allSettled([...leaving]);
}

/** For whatever holds readings of the vault for the life of the page. */
export function forgetAtLock(holder: () => void): void {
  holders.add(holder);
}

export function forgetEverything(): void {
  for (const holder of holders) holder();
}
