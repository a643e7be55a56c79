/** @file A case with evidence in a real vault, with every worker running: what bundles are made of. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleView } from '../../src-main/contract/bundles.ts';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { Job } from '../../src-main/contract/ports.ts';
import type { CaseId, EvidenceId, FileHandle } from '../../src-main/core/ids.ts';
import type { RunningEngine } from '../../src-main/host/compose.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { afterFile } from './after-file.ts';
import { quietJob } from './ports.ts';
import { readVault, temporaryFolder, temporaryVault, type VaultFiles, writeVault } from './vault.ts';
import { engineOn } from './workers.ts';

const engines: RunningEngine[] = [];

/** Closed after the test file. */
function kept(engine: RunningEngine): RunningEngine {
  if (engines.length === 0) afterFile(() => Promise.all(engines.splice(0).map((one) => one.close())));
  engines.push(engine);
  return engine;
}

export interface Paper {
  readonly title: string;
  readonly section?: string;
  readonly date?: string;
  readonly exhibitRef?: string;
  readonly text?: string;
  /** Instead of text. */
  readonly pdf?: Uint8Array;
}

export const PAPERS: readonly Paper[] = [
  { title: 'Note without a date', section: 'Statements', exhibitRef: 'AB/3' },
  { title: 'Declarația Ștefaniei', section: 'Statements', date: '2021-06-02', exhibitRef: 'AB/2' },
  { title: 'First account', section: 'Statements', date: '2021-06', exhibitRef: 'AB/1' },
  { title: 'شهادة فاطمة', section: 'Translations', date: '2021-07-01', exhibitRef: 'AB/4' },
  { title: 'Letter of the landlord', date: '2020', exhibitRef: 'AB/5' },
];

/** All that a court office looks for. */
const HEADING = { caseName: 'R v Example', courtNumber: 'T20267001', filedBy: 'the prosecution' };
const REFERENCE = 'LH-2026-014';
/** In memory, so that test files in one process share it: taking papers in takes longest. */
let prepared: Promise<{ files: VaultFiles; caseId: CaseId }> | undefined;

export class BundleCase {
  readonly engine: RunningEngine;
  readonly caseId: CaseId;
  /** Where bundles go. */
  readonly out = temporaryFolder();
  readonly #inbox = temporaryFolder();

  private constructor(engine: RunningEngine, caseId: CaseId) {
    this.engine = engine;
    this.caseId = caseId;
  }

  /** With the usual papers: a copy of a vault that is made once. */
  static async open(papers: readonly Paper[] = PAPERS, reference = REFERENCE): Promise<BundleCase> {
    if (papers !== PAPERS || reference !== REFERENCE) return BundleCase.#make(papers, reference);
    prepared ??= BundleCase.#make(papers, reference).then(async ({ engine, caseId }) => {
      await engine.close();
      return { files: readVault(engine.session.folder), caseId };
    });
    const { files, caseId } = await prepared;
    return new BundleCase(kept(engineOn(await writeVault(files))), caseId);
  }

  static async #make(papers: readonly Paper[], reference: string): Promise<BundleCase> {
    const { session } = await temporaryVault();
    const engine = kept(engineOn(session));
    const { id } = await perform(engine, 'caseCreate', { reference, title: 'R v Example' }, quietJob());
    const made = new BundleCase(engine, id);
    for (const paper of papers) await made.add(paper);
    return made;
  }

  call<N extends CallName>(name: N, input: CallInput<N>, job: Job = quietJob()): Promise<CallOutput<N>> {
    return perform(this.engine, name, input, job);
  }

  async add({ title, section = '', date, exhibitRef = '', text, pdf }: Paper): Promise<EvidenceId> {
    const path = join(this.#inbox, `${this.engine.random.id()}.${pdf === undefined ? 'txt' : 'pdf'}`);
    writeFileSync(
      path,
      pdf ?? text ?? `${title}. She said that she came to the house in the spring and left in June.`,
    );
    const documentDate = date === undefined ? null : { value: date, qualifier: 'exact' as const };
    const file = this.engine.files.register(path);
    const added = { caseId: this.caseId, file, title, section, exhibitRef, documentDate };
    return (await this.call('evidenceAdd', added)).id;
  }

  bundle(more: Partial<CallInput<'bundleCreate'>> = {}): Promise<BundleView> {
    const described = { caseId: this.caseId, title: 'R v Example: trial bundle', heading: HEADING };
    return this.call('bundleCreate', { ...described, include: 'all-evidence', ...more });
  }

  /** A handle on a file or folder. */
  pick(path: string): FileHandle {
    return this.engine.files.register(path);
  }

  build(bundleId: BundleView['id'], job?: Job, overrideReason = '') {
    const decided = { overrideReason, overrideGround: overrideReason === '' ? '' : 'court-order' };
    return this.call('bundleBuild', { bundleId, folder: this.pick(this.out), ...decided }, job);
  }

  /** Everything in the folder that bundles go to, hidden things included. */
  left(): string[] {
    return readdirSync(this.out, { recursive: true }).map(String).sort();
  }
}
