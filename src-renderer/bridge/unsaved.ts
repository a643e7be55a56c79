/**
 * @file What is typed but not yet saved. Screens that save while a person types register a way to save now;
 * locking waits for all of them, so that Ctrl+L never costs the last words.
 */
type SaveNow = () => Promise<void>;

const pending = new Set<SaveNow>();

/** Registers until the returned function is called. */
export function keepSaved(saveNow: SaveNow): () => void {
  pending.add(saveNow);
  return () => pending.delete(saveNow);
}

/** Saves everything now. Waits at most `limit` ms: locking must not hang on a full disk. */
export async function saveEverything(limit = 1500): Promise<void> {
  const all = Promise.allSettled([...pending].map((saveNow) => saveNow()));
  await Promise.race([all, new Promise((done) => setTimeout(done, limit))]);
}
