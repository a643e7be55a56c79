/** @file A field whose words are looked for once the typing pauses, and not at each letter. */
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

/** `words`: those looked for now. Somebody may set them from outside; then the field has them. */
export function useSettling(words: string, onWords: (words: string) => void) {
  const [typed, setTyped] = useState(words);
  const sent = useRef(words);
  const latest = useRef(onWords);
  latest.current = onWords;
  const settle = (next: string) => {
    if (sent.current === next) return;
    sent.current = next;
    latest.current(next);
  };
  useEffect(() => {
    if (words === sent.current) return;
    sent.current = words;
    setTyped(words);
  }, [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something else is typed
  useEffect(() => {
    const waiting = setTimeout(() => settle(typed), PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [typed]);
  return { typed, type: setTyped, settle: () => settle(typed) };
}
