/**
 * @file What each point of a worksheet rests on: linking it to what was said and to exhibits, taking a link away and
 * putting it back. An answer is quoted as it stood when it was linked.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { LinkView } from '../../contract/links.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { LinkId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import {
  findLink,
  insertLink,
  type LinkRow,
  listLinks,
  setLinkStands,
} from '../../vault/queries/screening-links.ts';
import { screeningLinks } from '../answers/read-links.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { writableLayer } from '../interviews/screening-answer.ts';
import { linkTargetsOf } from './link-target.ts';

/**
 * Throws `not-found`; `signed-off` when the worksheet is locked and no layer is open; `answer-not-allowed`, naming
 * the point, for an interview, for a point the form does not have, for what belongs to another case and for a
 * question on which nothing is recorded. Nothing is then linked.
 */
export function screeningLink(
  engine: Engine,
  input: CheckedInput<'screeningLink'>,
): CallOutput<'screeningLink'> {
  const { screeningId } = input;
  const nothingNew = engine.session.read((db) => planLinks(engine, db, input).length === 0);
  if (nothingNew) return screeningLinks(engine, input);
  const note = (added: readonly LinkRow[]) => ({
    action: 'screening.linked',
    subject: screeningId,
    facts: { links: added.length, points: [...new Set(added.map((one) => one.question))].join(', ') },
  });
  transact(engine, note, (tx) => {
    const added = planLinks(engine, tx, input);
    for (const link of added) insertLink(tx, link);
    touchCase(tx, requireScreening(tx, screeningId).caseId, engine.clock.now());
    return added;
  });
  return screeningLinks(engine, input);
}

/** The links that do not stand yet. Throws as `screeningLink` does. */
function planLinks(engine: Engine, db: ReadDb, input: CheckedInput<'screeningLink'>): LinkRow[] {
  const sheet = requireScreening(db, input.screeningId);
  const layer = writableLayer(engine, db, sheet);
  const standing = listLinks(db, sheet.id);
  const added: LinkRow[] = [];
  for (const { question, target: wanted, note } of input.links) {
    requirePoint(db, sheet, question);
    for (const target of linkTargetsOf(db, sheet, question, wanted)) {
      const same = (one: LinkRow) =>
        one.question === question && one.answerId === target.answerId && one.evidenceId === target.evidenceId;
      if (standing.some(same) || added.some(same)) continue;
      added.push({
        id: engine.random.id() as LinkId,
        screeningId: sheet.id,
        layer,
        question,
        ...target,
        note: note.toWellFormed(),
        at: engine.clock.now(),
        author: engine.session.actor,
      });
    }
  }
  return added;
}

/** Throws `not-found`; `signed-off` for a link that belongs to a locked account. */
export function screeningUnlink(
  engine: Engine,
  input: CheckedInput<'screeningUnlink'>,
): CallOutput<'screeningUnlink'> {
  return setStands(engine, input.linkId, false);
}

/** Throws as `screeningUnlink` does. */
export function screeningRelink(
  engine: Engine,
  input: CheckedInput<'screeningRelink'>,
): CallOutput<'screeningRelink'> {
  return setStands(engine, input.linkId, true);
}

function setStands(engine: Engine, linkId: LinkId, stands: boolean): { links: LinkView[] } {
  const look = (db: ReadDb) => {
    const link = findLink(db, linkId);
    if (link === undefined) throw new TestimonyError('not-found', { subject: 'linkId' });
    const sheet = requireScreening(db, link.screeningId);
    if (writableLayer(engine, db, sheet) !== link.layer)
      throw new TestimonyError('signed-off', { subject: sheet.formTitle });
    return { link, sheet };
  };
  const { link, sheet } = engine.session.read(look);
  if ((link.stands === 1) !== stands) {
    const note = {
      action: stands ? 'screening.relinked' : 'screening.unlinked',
      subject: sheet.id,
      facts: { point: link.question, link: linkId },
    };
    transact(engine, note, (tx) => {
      look(tx);
      setLinkStands(tx, linkId, stands, engine.clock.now(), engine.session.actor);
      touchCase(tx, sheet.caseId, engine.clock.now());
    });
  }
  return screeningLinks(engine, { screeningId: sheet.id });
}

function requirePoint(db: ReadDb, sheet: ScreeningRow, question: string): void {
  const form = pinnedForm(db, sheet);
  const refuse = (found: Coded) => {
    throw new TestimonyError('answer-not-allowed', { subject: question, found: [found] });
  };
  if (form.file.testimony.use !== 'worksheet') refuse(coded('link-in-an-interview'));
  if (!form.byName.has(question)) refuse(coded('answer-no-such-question', { nearest: [] }));
}
