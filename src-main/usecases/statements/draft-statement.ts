/** @file A statement drafted from a signed account, in the person's own words. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { StatementView } from '../../contract/statements.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { StatementId } from '../../core/ids.ts';
import { draftOf } from '../../core/statements/draft.ts';
import { kindsFor } from '../../core/statements/kinds.ts';
import type { Sentence, StatementDeed } from '../../core/statements/paragraphs.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { insertStatement, insertStatementLines } from '../../vault/queries/statements.ts';
import { requireCase } from '../cases/case-view.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { alterationsOf } from '../interviews/record-check.ts';
import { statementKind, statementRules } from '../resources/statement-rules.ts';
import { readStatement } from './read-statement.ts';
import { tellingsOf } from './tellings.ts';

export function statementKinds(
  { session, resources }: Engine,
  { caseId }: CheckedInput<'statementKinds'>,
): CallOutput<'statementKinds'> {
  const { nation } = session.read((db) => requireCase(db, caseId));
  const { kinds, notOffered } = kindsFor(statementRules(resources).kinds, nation);
  return {
    nation,
    kinds: kinds.map(({ id, title, source, certainty }) => ({ id, title, source, certainty })),
    notOffered,
  };
}

export function statementDraft(
  engine: Engine,
  { screeningId, kind, reader }: CheckedInput<'statementDraft'>,
): StatementView {
  const { session, clock, random, resources } = engine;
  const { row, deeds } = session.read((db) => {
    const record = requireScreening(db, screeningId);
    statementKind(resources, requireCase(db, record.caseId).nation, kind);
    const refuse = (code: 'of-draft' | 'of-altered' | 'of-sheet' | 'nothing-told') =>
      new TestimonyError('not-ready', { subject: record.formTitle, found: [coded(`statement-${code}`)] });
    if (pinnedForm(db, record).file.testimony.use === 'worksheet') throw refuse('of-sheet');
    if (record.status === 'draft') throw refuse('of-draft');
    if (alterationsOf(db, record).length > 0) throw refuse('of-altered');
    const { told, spoken } = tellingsOf(forReader(engine, reader), db, record);
    const { paragraphs } = draftOf(told, statementRules(resources).order, spoken);
    if (paragraphs.length === 0) throw refuse('nothing-told');
    let sentence = 0;
    return {
      row: record,
      deeds: paragraphs.map(({ phase, sentences }, at): StatementDeed => {
        const named = sentences.map((one): Sentence => {
          sentence += 1;
          return { ...one, id: `s${sentence}` };
        });
        return { deed: 'text', paragraph: `p${at + 1}`, phase, sentences: named };
      }),
    };
  });
  const id = random.id() as StatementId;
  const { caseId, personId } = row;
  const stamp = { at: clock.now(), by: session.actor };
  const facts = { record: screeningId, kind, paragraphs: deeds.length };
  transact(engine, { action: 'statement.drafted', subject: id, facts }, (tx) => {
    insertStatement(tx, { id, caseId, personId, screeningId, kind, reader, ...stamp });
    insertStatementLines(tx, id, deeds, stamp);
    touchCase(tx, caseId, stamp.at);
  });
  return session.read((db) => readStatement(engine, db, id));
}
