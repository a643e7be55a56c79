/**
 * @file What support files set up is ended after each test file. A hook at the top of a support file would be the first
 * test file's alone where several share a process and load it once.
 */
const ends: (() => unknown)[] = [];

/** `end` is done once, after the test file that runs now. */
export function afterFile(end: () => unknown): void {
  ends.push(end);
}

/** For the setup of every test file. What was set up last ends first. */
export async function endOfFile(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}
