/**
 * @file What two vaults wrote apart in one case, and nobody has decided yet: every line with who wrote it, when and where it came
 * from, and which of them governs until then. To decide is to write the one that is to stand once more, in view of all of them.
 */
import type { UndecidedLine, UndecidedView } from '../../contract/cases.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import { type ConsentView, isSlip } from '../../core/consent/consent-line.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { supportTitle } from '../../core/handover/compare-kept.ts';
import { consentSide, eventSide, planSide, supportSide } from '../../core/handover/kept-sides.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listConsents } from '../../vault/queries/consent.ts';
import { listContacts, standingPlan } from '../../vault/queries/contacts.ts';
import { listClockMarks, listEvents } from '../../vault/queries/events.ts';
import { cameFrom } from '../../vault/queries/line-views.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { listSupport } from '../../vault/queries/support.ts';
import { requireCase } from '../cases/case-view.ts';
import { clockReopen, clockSettle, dateAmend, dateWithdraw } from '../clocks/write-dates.ts';
import { consentRecord } from '../consent/consent.ts';
import { supportRecord } from '../contact/support.ts';
import { contactCorrect, contactPlanRecord } from '../contact/write-contacts.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords } from '../resources/paper-words.ts';
import { loadPurposes } from '../resources/vocabulary.ts';

/** Throws `not-found`. */
export const undecidedList = (
  engine: Engine,
  { caseId }: CheckedInput<'undecidedList'>,
): CallOutput<'undecidedList'> => ({
  undecided: engine.session
    .read((db) => openIn(engine, db, requireCase(db, caseId).id))
    .map(({ view }) => view),
});

/** Throws `not-found` where nothing of that name is undecided any more; what recording such a line throws. */
export function undecidedDecide(
  engine: Engine,
  { caseId, name, line, reason }: CheckedInput<'undecidedDecide'>,
): CallOutput<'undecidedList'> {
  const open = engine.session.read((db) => openIn(engine, db, requireCase(db, caseId).id));
  const found = open.find(({ view }) => view.name === name);
  if (found === undefined || !found.view.lines.some(({ id }) => id === line))
    throw new TestimonyError('not-found', { subject: name });
  found.decide(line, reason);
  return undecidedList(engine, { caseId });
}

interface Open {
  readonly view: UndecidedView;
  /** Writes the line once more. `id`: of the line. */
  decide(id: string, reason: string): void;
}

function openIn(engine: Engine, db: ReadDb, caseId: CaseId): Open[] {
  const people = listPeople(db, caseId);
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? '';
  const say = paperWords(engine.resources);
  const from = (seq: number) => cameFrom(db, seq);
  const events = listEvents(db, caseId);
  const dates = events.flatMap((event): Open[] =>
    asOpen(event.undecided, {
      name: `date/${event.id}`,
      kind: 'date',
      title: event.title,
      person: nameOf(event.personId),
      from,
      side: (line) => eventSide({ lines: [line], seenTo: [] }),
      governs: (line) => line.on.value === event.on.value && line.withdrawn === event.withdrawn,
      decide({ withdrawn, at: _at, by: _by, seq: _seq, reason: _reason, ...fields }, reason) {
        if (withdrawn) dateWithdraw(engine, { eventId: event.id, reason });
        else
          dateAmend(engine, { ...fields, evidenceId: fields.evidenceId as never, eventId: event.id, reason });
      },
    }),
  );
  const marks = listClockMarks(db, caseId).flatMap((mark): Open[] =>
    asOpen(mark.undecided, {
      name: `clock/${mark.subject}/${mark.rule}`,
      kind: 'date',
      person: '',
      from,
      title: events.find(({ id }) => id === mark.subject)?.title ?? mark.rule,
      side: (line) => ({ seenTo: line.settled ? 'yes' : 'no', reason: line.reason }),
      governs: (line) => line.settled === mark.settled,
      decide({ settled, on, subject, rule: ruleId }, reason) {
        if (settled) clockSettle(engine, { caseId, subject, ruleId, on, reason });
        else clockReopen(engine, { caseId, subject, ruleId, reason });
      },
    }),
  );
  const contacts = listContacts(db, caseId).flatMap((contact): Open[] =>
    asOpen(contact.undecided, {
      name: `contact/${contact.id}`,
      kind: 'contact',
      person: nameOf(contact.personId),
      from,
      title: say(
        coded('handover-contact-of', { person: nameOf(contact.personId), on: contact.at.slice(0, 10) }),
      ),
      side: ({ nextOn, text }) => ({ nextOn: nextOn ?? '', added: text }),
      governs: ({ nextOn }) => (nextOn ?? null) === contact.nextOn,
      decide: ({ nextOn, mistaken }, reason) =>
        void contactCorrect(engine, { contactId: contact.id, text: reason, mistaken, nextOn }),
    }),
  );
  const ofPeople = people.flatMap(({ id: personId, name: person }) => [
    ...asOpen(standingPlan(db, personId)?.undecided, {
      name: `plan/${personId}`,
      kind: 'plan' as const,
      person,
      from,
      title: say(coded('handover-plan-of', { person })),
      side: ({ reason, ...plan }) => planSide({ plan, reason, at: plan.at, by: plan.by, seq: plan.seq }),
      // What governs is neither of them: it is the narrowest of both.
      governs: () => false,
      decide: ({ reason: _reason, at: _at, by: _by, seq: _seq, ...plan }, reason) =>
        void contactPlanRecord(engine, { personId, plan, reason }),
    }),
    ...listSupport(db, personId).flatMap((thing) =>
      asOpen(thing.undecided, {
        name: `support/${personId}/${thing.line.kind}/${thing.subject}`,
        kind: 'support' as const,
        person,
        from,
        title: say(supportTitle(person, thing.line)),
        side: (line) => supportSide({ lines: [line] }),
        governs: ({ line }) => JSON.stringify(line) === JSON.stringify(thing.line),
        decide: ({ line }) => void supportRecord(engine, { personId, line }),
      }),
    ),
  ]);
  return [...consents(engine, db, caseId, nameOf), ...ofPeople, ...dates, ...marks, ...contacts];
}

function consents(engine: Engine, db: ReadDb, caseId: CaseId, nameOf: (id: string) => string): Open[] {
  const titles = new Map(loadPurposes(engine.resources).map(({ id, title }) => [id, title]));
  return standingConsents(listConsents(db, caseId)).flatMap((standing) => {
    const { personId, purpose, recipient, item } = standing;
    return asOpen<ConsentView>(standing.undecided, {
      name: ['consent', personId, purpose, recipient, item].join('/'),
      kind: 'consent',
      title: [titles.get(purpose) ?? purpose, recipient].filter(Boolean).join(', '),
      person: nameOf(personId),
      from: (seq) => cameFrom(db, seq),
      side: consentSide,
      governs: ({ id }) => id === standing.id,
      decide: (line, reason) => void consentRecord(engine, { ...again(line, reason), recipient, item }),
    });
  });
}

/** As it was said, on the day of the decision. A mistake that was put right is no answer: it is to be asked again. */
function again(line: ConsentView, reason: string): CheckedInput<'consentRecord'> {
  const { personId, purpose, recipient, item, language, interpreter, explainedBy, privacyNotice } = line;
  const { decidedBy, cannotDecide, expiresOn, evidenceId, settled } = line;
  const on = settled?.on ?? line.at.slice(0, 10);
  return {
    personId,
    purpose,
    recipient,
    item,
    language,
    interpreter,
    explainedBy,
    privacyNotice,
    decidedBy,
    cannotDecide,
    expiresOn,
    evidenceId,
    screeningId: null,
    decidedOn: null,
    everyPurpose: false,
    status: isSlip(line) ? 'not-yet' : line.status,
    note: [line.note.trim(), reason].filter(Boolean).join('\n'),
    conditionMet: settled?.kind === 'condition-met' ? { by: settled.by, on } : null,
    conditionDropped: settled?.kind === 'condition-dropped' ? { on } : null,
    conditionWords: settled != null && !isSlip(line) ? settled.condition : '',
  };
}

interface Ways<L> {
  readonly name: string;
  readonly kind: UndecidedView['kind'];
  readonly title: string;
  readonly person: string;
  side(line: L): UndecidedLine['said'];
  governs(line: L): boolean;
  from(seq: number): string;
  decide(line: L, reason: string): void;
}

function asOpen<
  L extends { readonly seq: number; readonly at: string; readonly by?: string; readonly recordedBy?: string },
>(
  undecided: readonly L[] | undefined,
  { name, kind, title, person, side, governs, from, decide }: Ways<L>,
): Open[] {
  if (undecided === undefined) return [];
  const lines = undecided.map((line) => ({
    id: String(line.seq),
    at: line.at,
    by: line.by ?? line.recordedBy ?? '',
    from: from(line.seq),
    governs: governs(line),
    said: side(line),
  }));
  return [
    {
      view: { name, kind, title, person, lines },
      decide(id, reason) {
        const line = undecided.find(({ seq }) => String(seq) === id);
        if (line !== undefined) decide(line, reason);
      },
    },
  ];
}
