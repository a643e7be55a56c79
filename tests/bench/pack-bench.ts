/** @file A pack of a full interview, with one exhibit and without: every gate, pages set, written out and recorded. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { openingAnswers } from '../support/interview.ts';
import { paper } from '../support/papers.ts';
import { countingRandom, quietJob, steadyClock } from '../support/ports.ts';
import { engineOn } from '../support/workers.ts';
import { benchVault } from './bench-vault.ts';
import { type Measured, medianMs, verdict } from './table.ts';

const TARGET_MS = 1000;
const RUNS = 9;
const LONG = 'She counted the lorries and the doors. '.repeat(380);

/** After the first, which loads the fonts. */
export async function benchPack(): Promise<readonly Measured[]> {
  const parent = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const session = await benchVault(parent, { clock: steadyClock(), random: countingRandom() });
  const engine = engineOn(session);
  const call = <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
    perform(engine, name, input, quietJob());
  try {
    const { id: caseId } = await call('caseCreate', { reference: 'BENCH', title: 'Bench' });
    const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Bench' });
    const told = ['family', 'how-it-started', 'promises', 'journey-details', 'tasks', 'living', 'treatment'];
    const answers = [
      ...openingAnswers(),
      ...told.map((question) => ({ question, state: 'answered' as const, value: LONG })),
    ];
    await call('screeningRecord', { caseId, personId, formId: 'first-account', answers, readBack: 'Whole.' });
    const path = join(parent, 'paper.pdf');
    writeFileSync(path, await paper('BENCH', 20));
    const added = { caseId, file: engine.files.register(path), title: 'Paper' };
    const { id: exhibit } = await call('evidenceAdd', added);
    const out = join(parent, 'out');
    mkdirSync(out);
    const build = async (items: (typeof exhibit)[]) => {
      const chosen = { personId, profileId: 'first-account', recipient: 'A solicitor', items };
      const { sha256: seen } = await call('packPreview', chosen);
      return async () => call('packBuild', { ...chosen, seen, folder: engine.files.register(out) });
    };
    const measured = async (what: string, items: (typeof exhibit)[]): Promise<Measured> => {
      const once = await build(items);
      await once();
      const milliseconds = await medianMs(RUNS, once);
      const shown = `${milliseconds.toFixed(0)} ms`;
      return {
        what: `a pack of a long account, ${what}`,
        ours: shown,
        beside: verdict(milliseconds, TARGET_MS),
      };
    };
    return [await measured('by itself', []), await measured('with 20 pages of an exhibit', [exhibit])];
  } finally {
    await engine.close();
    rmSync(parent, { recursive: true, force: true });
  }
}
