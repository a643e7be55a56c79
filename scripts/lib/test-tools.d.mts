/** Every program that set-up looks for before tests run. */
export function knownPrograms(): string[];
