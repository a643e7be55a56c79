/** @file Opens the command palette from anywhere in the shell. */
const listeners = new Set<() => void>();

export const openPalette = (): void => {
  for (const listener of listeners) listener();
};

export function onOpenPalette(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
