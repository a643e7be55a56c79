/** @file Worker: assembles bundles and reads finished ones back, or half of one, away from the thread that holds the vault. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageProof } from '../bundle/assemble/assemble.ts';
import { buildBundle } from '../bundle/build.ts';
import { type Share, verifyAgainstMap } from '../bundle/verify/verify.ts';
import type { BundlePlan, VerifyPlan, VerifyReport } from '../bundle/writer.ts';
import type { StagedPath } from '../contract/staged-path.ts';
import type { PageMap } from '../core/bundles/page-map.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { startAhead } from '../evidence/pdfium-engine.ts';
import { findResources } from '../usecases/resources/resources.ts';
import { serveWorker, type WorkerContext } from './worker-server.ts';

/** Half of the reading back. */
interface SharedOut {
  readonly plan: BundlePlan;
  readonly path: string;
  readonly proofs: readonly PageProof[];
  readonly share: Share;
  /** As it is once the documents were read. */
  readonly map: PageMap;
}

serveWorker({
  begin: startAhead,
  build: ({ plan, path }: { plan: BundlePlan; path: StagedPath }, context) =>
    buildBundle(plan, path, {
      numberSheet: readFileSync(join(findResources().folder, 'fonts', 'page-numbers.pdf')),
      source: (key) => context.ask('source', key) as Promise<Uint8Array>,
      elsewhere: (proofs, share, map) =>
        context.ask('share', { proofs, share, map }) as Promise<VerifyReport>,
      ...manners(context),
    }),
  share: ({ plan, path, proofs, share, map }: SharedOut, context) =>
    verifyAgainstMap(path, { ...plan, map }, { ...manners(context), proofs }, share),
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
