/** @file What a command says beside its answer, kept for --json, and the answer with it. */

/** Raised when a field of an answer changes its name or meaning; a field more is no change. */
const JSON_VERSION = 1;

export interface Notes {
  add(line: string): void;
  /** The answer as one JSON document; an answer that is a list stands under `list`. */
  inJson(answer: unknown): Promise<string>;
}

export function openNotes(): Notes {
  const notes: string[] = [];
  return {
    add: (line) => void notes.push(line),
    async inJson(answer) {
      const { withSentence } = await import('./finding-words.ts');
      const fields = Array.isArray(answer) ? { list: answer } : (answer as object | null);
      return JSON.stringify({ jsonVersion: JSON_VERSION, ...fields, saidBeside: notes }, withSentence, 2);
    },
  };
}
