/** @file A case with hundreds of exhibits: one that really came in, and rows like it, for what is done with a long list. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFileName } from '../../src-main/core/evidence/file-name.ts';
import type { EvidenceId } from '../../src-main/core/ids.ts';
import { transactDetails } from '../../src-main/usecases/engine/detail-facts.ts';
import { requireEvidence } from '../../src-main/usecases/evidence/evidence-view.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { appendCustody } from '../../src-main/vault/queries/custody.ts';
import { insertEvidence } from '../../src-main/vault/queries/evidence.ts';
import { paper } from './papers.ts';
import { quietJob } from './ports.ts';
import { temporaryFolder } from './vault.ts';
import { engineOn } from './workers.ts';

export const MANY = 'Many papers';

/** `names`: of their files. The case is MANY-1. */
export const manyExhibits =
  (names: readonly string[]) =>
  async (session: VaultSession): Promise<void> => {
    const engine = engineOn(session);
    const { id: caseId } = await perform(
      engine,
      'caseCreate',
      { reference: 'MANY-1', title: MANY },
      quietJob(),
    );
    const [first = 'paper.pdf', ...others] = names;
    const path = join(temporaryFolder(), first);
    writeFileSync(path, await paper(first));
    const added = await perform(
      engine,
      'evidenceAdd',
      { caseId, file: engine.files.register(path) },
      quietJob(),
    );
    const record = session.read((db) => requireEvidence(db, added.id));
    for (const originalName of others) {
      const id = engine.random.id() as EvidenceId;
      const { title, date: documentDate } = readFileName(originalName);
      transactDetails(engine, 'exhibit', { action: 'evidence.received', subject: id }, (tx) => {
        insertEvidence(tx, { ...record, id, originalName, title, documentDate }, null);
        const { receivedAt: at, receivedBy: actor, sha256 } = record;
        appendCustody(tx, id, {
          action: 'received',
          at,
          actor,
          from: '',
          to: actor,
          purpose: '',
          sha256,
          tool: 'tests',
        });
      });
    }
  };
