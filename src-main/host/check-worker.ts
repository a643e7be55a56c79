/** @file Worker: looks at a bundle that may be anybody's. Killed and replaced at will. */
import { readFileSync } from 'node:fs';
import { checkBundle } from '../bundle/check/check-bundle.ts';
import type { CheckedBundle, CheckRequest } from '../bundle/check/checker.ts';
import { readFacts } from '../bundle/check/read-facts.ts';
import { asTestimonyError } from '../core/errors/errors.ts';
import { serveWorker } from './worker-server.ts';

serveWorker({
  check: async ({ path, fileName, profile }: CheckRequest, { report }): Promise<CheckedBundle> => {
    const facts = await readFacts(read(path, fileName), fileName, report);
    return { pages: facts.pages.length, byteSize: facts.byteSize, findings: checkBundle(facts, profile) };
  },
});

function read(path: string, fileName: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw asTestimonyError(thrown, fileName);
  }
}
