/** @file Worker: assembles bundles and reads finished ones back, away from the thread that holds the vault. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle } from '../bundle/build.ts';
import { verifyAgainstMap } from '../bundle/verify/verify.ts';
import type { BundlePlan, VerifyPlan } from '../bundle/writer.ts';
import type { StagedPath } from '../contract/staged-path.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { findResources } from '../usecases/resources/resources.ts';
import { serveWorker, type WorkerContext } from './worker-server.ts';

serveWorker({
  build: ({ plan, path }: { plan: BundlePlan; path: StagedPath }, context) =>
    buildBundle(plan, path, {
      numberSheet: readFileSync(join(findResources().folder, 'fonts', 'page-numbers.pdf')),
      source: (key) => context.ask('source', key) as Promise<Uint8Array>,
      ...manners(context),
    }),
  verify: ({ plan, path }: { plan: VerifyPlan; path: string }, context) =>
    verifyAgainstMap(path, plan, manners(context)),
});

/** Lets messages in now and then, and stops when one of them was "cancel". */
function manners({ signal, report }: WorkerContext) {
  const pause = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new TestimonyError('cancelled');
  };
  return { pause, report };
}
