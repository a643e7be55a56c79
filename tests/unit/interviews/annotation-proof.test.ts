/** Lines from before lines were tied to the log stay as they are; none can be slipped in among them. */
import { expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { annotationAlterations } from '../../../src-main/usecases/interviews/annotation-proof.ts';
import type { ReadDb } from '../../../src-main/vault/db.ts';

const note = { nonce: '', question: 'birthplace', at: '2026-11-24', author: 'Ana', writtenBy: '', note: 'x' };
const found = (notes: readonly object[], entries: readonly object[]) =>
  annotationAlterations(
    { all: (sql: string) => (sql.includes('partner_note') ? notes : []) } as unknown as ReadDb,
    'x' as ScreeningId,
    entries.map((facts) => ({ seq: 1, at: '2026-11-24', action: 'screening.noted', facts: { ...facts } })),
  );
const before = { question: 'birthplace', sha256: 'made with a random part that was thrown away' };

it('takes old lines as they are', () => {
  expect(found([note, note], [before, before])).toEqual([]);
});

it('names one that no entry of the log wrote', () => {
  expect(found([note, note], [before])).toMatchObject([{ kind: 'note', questions: ['birthplace'] }]);
});
