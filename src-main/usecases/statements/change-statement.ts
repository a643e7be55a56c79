/** @file What is done with a statement before it is signed: worded, accepted, looked at, read back. Each is a line and an entry of the log. */
import type { CheckedInput } from '../../contract/index.ts';
import type { StatementView } from '../../contract/statements.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { StatementId } from '../../core/ids.ts';
import {
  reworded,
  type StandingParagraph,
  type StatementDeed,
  type StatementLine,
  standingParagraphs,
} from '../../core/statements/paragraphs.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { insertStatementLines, statementLines } from '../../vault/queries/statements.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { readStatement, requireStatement } from './read-statement.ts';

export function statementEdit(engine: Engine, input: CheckedInput<'statementEdit'>): StatementView {
  const { statementId } = input;
  return change(engine, statementId, 'statement.changed', ({ paragraphs, lines, find }) => {
    const by = { at: engine.clock.now(), by: engine.session.actor, id: nextSentence(lines) };
    if ('after' in input) {
      const { after, text } = input;
      const phase = after === '' ? (paragraphs[0]?.phase ?? '') : find(after).phase;
      const sentences = reworded([], text, by);
      return { deed: 'text', paragraph: `p${newest(lines, 'p') + 1}`, phase, after, sentences };
    }
    const { paragraph, text, why } = input;
    const { phase, sentences: before } = find(paragraph);
    const sentences = reworded(
      before.map(({ accepted: _, ...one }) => one),
      text,
      by,
    );
    if (sentences.length === 0 && why === '') throw unfit('why', coded('statement-out-without-why'));
    return { deed: 'text', paragraph, phase, why, sentences };
  });
}

export function statementAccept(
  engine: Engine,
  { statementId, paragraph, sentences }: CheckedInput<'statementAccept'>,
): StatementView {
  return change(engine, statementId, 'statement.accepted', ({ find }) => {
    const all = find(paragraph).sentences.map(({ id }) => id);
    const odd = sentences.find((id) => !all.includes(id));
    if (odd !== undefined) throw unfit('sentences', coded('statement-no-sentence', { sentence: odd }));
    return { deed: 'accepted', paragraph, sentences: sentences.length === 0 ? all : sentences };
  });
}

export function statementSettle(
  engine: Engine,
  { statementId, paragraph, otherwise, why }: CheckedInput<'statementSettle'>,
): StatementView {
  return change(engine, statementId, 'statement.settled', ({ view, find }) => {
    find(paragraph);
    const shown = view.paragraphs.find(({ id }) => id === paragraph)?.otherwise ?? [];
    if (!shown.some(({ key }) => key === otherwise))
      throw unfit('otherwise', coded('statement-no-otherwise'));
    return { deed: 'settled', paragraph, otherwise, why };
  });
}

export function statementReadBack(
  engine: Engine,
  { statementId, paragraph, answer, words, language }: CheckedInput<'statementReadBack'>,
): StatementView {
  const facts = { answer };
  return change(
    engine,
    statementId,
    'statement.read-back',
    ({ find }) => {
      const { phase } = find(paragraph);
      const read: StatementDeed = { deed: 'read-back', paragraph, answer, words, language };
      // What the person does not want to say does not stand.
      return answer === 'out' ? [read, { deed: 'text', paragraph, phase, why: words, sentences: [] }] : read;
    },
    facts,
  );
}

interface Stands {
  readonly view: StatementView;
  readonly lines: readonly StatementLine[];
  readonly paragraphs: readonly StandingParagraph[];
  /** Throws `bad-input` for one there is not. */
  find(id: string): StandingParagraph;
}

function change(
  engine: Engine,
  id: StatementId,
  action: string,
  deedsOf: (stands: Stands) => StatementDeed | readonly StatementDeed[],
  more: Readonly<Record<string, string>> = {},
): StatementView {
  const { session, clock } = engine;
  const { deeds, caseId } = session.read((db) => {
    const row = requireStatement(db, id);
    const view = readStatement(engine, db, id);
    if (view.signed !== null) {
      const found = coded('statement-signed-already', { on: formatDay(view.signed.on) });
      throw new TestimonyError('not-ready', { subject: view.kindTitle, found: [found] });
    }
    const lines = statementLines(db, id);
    const paragraphs = standingParagraphs(lines);
    const find = (asked: string) => {
      const found = paragraphs.find((one) => one.id === asked);
      if (found === undefined)
        throw unfit('paragraph', coded('statement-no-paragraph', { paragraph: asked }));
      return found;
    };
    return { caseId: row.caseId, deeds: [deedsOf({ view, lines, paragraphs, find })].flat() };
  });
  const stamp = { at: clock.now(), by: session.actor };
  const facts = { paragraph: deeds[0]?.paragraph ?? '', ...more };
  transact(engine, { action, subject: id, facts }, (tx) => {
    insertStatementLines(tx, id, deeds, stamp);
    touchCase(tx, caseId, stamp.at);
  });
  return session.read((db) => readStatement(engine, db, id));
}

const unfit = (subject: string, found: Coded): TestimonyError =>
  new TestimonyError('bad-input', { subject, found: [found] });

function newest(lines: readonly StatementLine[], as: 'p' | 's'): number {
  const ids = lines.flatMap((line) =>
    line.deed !== 'text' ? [] : as === 'p' ? [line.paragraph] : line.sentences.map(({ id }) => id),
  );
  return Math.max(0, ...ids.map((id) => Number(id.slice(1))));
}

function nextSentence(lines: readonly StatementLine[]): () => string {
  let last = newest(lines, 's');
  return () => {
    last += 1;
    return `s${last}`;
  };
}
