/** @file The person's own decisions, their needs, and the support: each line of its own, none hanging on another. */
import type { SupportEntry, SupportThing, SupportView } from '../../contract/contact.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import { type SupportLine, subjectOf, takesIdentifier } from '../../core/support/support-line.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase, touchCase } from '../../vault/queries/cases.ts';
import { listEvents } from '../../vault/queries/events.ts';
import { insertSupport, listSupport } from '../../vault/queries/support.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { transactLines } from '../engine/kept-lines.ts';
import { loadSupportLists } from '../resources/support-lists.ts';

export const supportLists = (engine: Engine): CallOutput<'supportLists'> => {
  const { outcomes, reasons, rules } = loadSupportLists(engine.resources);
  return { outcomes: [...outcomes], reasons: [...reasons], rules: [...rules] };
};

/** Throws `not-found`. */
export const supportShow = (engine: Engine, { personId }: CheckedInput<'supportShow'>): SupportView =>
  engine.session.read((db) => readSupport(engine, db, personId));

/** Throws `not-found`, `bad-input` naming the field. */
export function supportRecord(
  engine: Engine,
  { personId, line: typed }: CheckedInput<'supportRecord'>,
): CallOutput<'supportRecord'> {
  const line = takesIdentifier(typed) ? { ...typed, which: engine.random.id() } : typed;
  const subject = subjectOf(line);
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const facts = { kind: line.kind, of: subject, ...answersOf(line) };
  return transactLines(engine, { action: 'support.recorded', subject: personId, facts }, (tx) => {
    const { caseId } = requirePerson(tx, personId);
    requireNamed(engine, tx, personId, line, !takesIdentifier(typed));
    insertSupport(tx, caseId, personId, { subject, line, at, by });
    touchCase(tx, caseId, at);
    return { ...readSupport(engine, tx, personId), subject };
  });
}

export function readSupport(engine: Engine, db: ReadDb, personId: PersonId): SupportView {
  const { caseId } = requirePerson(db, personId);
  const lines = listSupport(db, personId);
  const things = [...Map.groupBy(lines, ({ line, subject }) => `${line.kind} ${subject}`).values()].flatMap(
    (history): SupportThing[] => {
      const newest = history.at(-1);
      if (newest === undefined) return [];
      const { seq: _, ...thing } = newest;
      const past = history.map(({ seq: _seq, undecided: _undecided, ...line }) => line);
      return [{ ...thing, kind: thing.line.kind, history: past }];
    },
  );
  const reviews = things
    .flatMap(({ subject, line }) =>
      line.kind === 'need' && line.reviewOn !== null && line.state !== 'met' && line.state !== 'not-wanted'
        ? [{ subject, need: line.need, on: line.reviewOn }]
        : [],
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return {
    today: today(engine, db),
    things,
    reviews,
    referrals: referralsKnown(db, caseId, personId, things),
  };
}

/** Earlier ones, and those among the dates of this case: of this person, or of nobody in particular. */
function referralsKnown(
  db: ReadDb,
  caseId: CaseId,
  personId: PersonId,
  things: readonly SupportThing[],
): number {
  const earlier = things.filter(({ line }) => line.kind === 'earlier-referral' && !line.mistaken);
  const here = listEvents(db, caseId).filter(
    (one) =>
      one.kind === 'nrm-referral' && !one.withdrawn && (one.personId === null || one.personId === personId),
  );
  return earlier.length + here.length;
}

/** Headings, reasons, lines and cases that are named are there. */
function requireNamed(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
  line: SupportLine,
  isFurther: boolean,
): void {
  const { outcomes, reasons } = loadSupportLists(engine.resources);
  if (line.kind === 'need' && !outcomes.some(({ id }) => id === line.heading))
    throw noneOf('heading', outcomes);
  if (line.kind === 'engagement' && line.reasons.some((one) => !reasons.some(({ id }) => id === one)))
    throw noneOf('reasons', reasons);
  if ('which' in line && isFurther && !hasLine(listSupport(db, personId), line))
    throw new TestimonyError('not-found', { subject: line.which });
  if (line.kind === 'earlier-referral' && line.otherCase !== '') {
    const { caseId } = requirePerson(db, personId);
    if (line.otherCase === caseId || findCase(db, line.otherCase as CaseId) === undefined)
      throw new TestimonyError('not-found', { subject: 'otherCase' });
  }
}

const hasLine = (lines: readonly SupportEntry[], line: SupportLine): boolean =>
  lines.some((one) => one.line.kind === line.kind && one.subject === subjectOf(line));

const noneOf = (field: string, listed: readonly { readonly id: string }[]) =>
  new TestimonyError('bad-input', {
    subject: field,
    found: [{ ...coded('input-none-of', { field, choices: listed.map(({ id }) => id).join(', ') }), field }],
  });

/** What of a line the log says by itself; words stay in the line. */
function answersOf(line: SupportLine): Readonly<Record<string, string>> {
  switch (line.kind) {
    case 'decision':
      return { answer: line.answer };
    case 'need':
      return { heading: line.heading, state: line.state };
    case 'engagement':
      return { state: line.state, reasons: line.reasons.join(' ') };
    case 'non-punishment':
      return { atRisk: line.atRisk, task: line.task };
    case 'interview-request':
      return { state: line.state };
    default:
      return {};
  }
}
