/**
 * @file What two vaults wrote apart in one case, and nobody has decided yet: every line with who wrote it, when and where it came
 * from, and which of them governs until then. Of each line the call that writes it once more, in view of all of them.
 */
import type { UndecidedLine, UndecidedView } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import { type ConsentView, isSlip } from '../../core/consent/consent-line.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { calledInFindings, fieldName } from '../../core/details/field-lines.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { supportTitle } from '../../core/handover/compare-kept.ts';
import { itemOf } from '../../core/handover/compared.ts';
import { consentSide, eventSide, planSide, supportSide } from '../../core/handover/kept-sides.ts';
import type { CaseId, EvidenceId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listConsents } from '../../vault/queries/consent.ts';
import { listContacts, standingPlan } from '../../vault/queries/contacts.ts';
import { listClockMarks, listEvents } from '../../vault/queries/events.ts';
import { entryOfFieldLine } from '../../vault/queries/field-lines.ts';
import { cameFrom, casesTakenIn } from '../../vault/queries/line-views.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { listSupport } from '../../vault/queries/support.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords } from '../resources/paper-words.ts';
import { headingTitle } from '../resources/support-lists.ts';
import { loadPurposes } from '../resources/vocabulary.ts';
import { earlierIn } from './earlier-words.ts';
import { type UndecidedAnswer, undecidedAnswers } from './undecided-answers.ts';

/** A call that writes a line, and what it is given. */
type Name =
  | 'consentRecord'
  | 'contactPlanRecord'
  | 'contactCorrect'
  | 'dateAmend'
  | 'dateWithdraw'
  | 'clockSettle'
  | 'clockReopen'
  | 'supportRecord'
  | 'wordsDecide';
export type Again =
  | { [N in Name]: { readonly call: N; readonly input: CheckedInput<N> } }[Name]
  | AnswerAgain;
/** Beside what `there` said, which comes into the record with it. */
export interface AnswerAgain {
  readonly call: 'screeningAnswer';
  readonly input: CheckedInput<'screeningAnswer'>;
  readonly there: UndecidedAnswer['there'];
}

export interface Undecided {
  readonly view: UndecidedView;
  /** `id`: of one of its lines. */
  again(id: string, reason: string): Again;
}

/** Of a case that is there. */
export function undecidedIn(engine: Engine, db: ReadDb, caseId: CaseId): Undecided[] {
  const people = listPeople(db, caseId);
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? '';
  const say = paperWords(engine.resources);
  const from = (seq: number) => cameFrom(db, seq);
  const events = listEvents(db, caseId);
  const dates = events.flatMap((event): Undecided[] =>
    asOpen(event.undecided, {
      name: `date/${event.id}`,
      kind: 'date',
      title: event.title,
      person: nameOf(event.personId),
      from,
      side: (line) => eventSide({ line, seenTo: [] }),
      governs: (line) => line.on.value === event.on.value && line.withdrawn === event.withdrawn,
      again({ withdrawn, at: _at, by: _by, seq: _seq, reason: _reason, ...fields }, reason) {
        const of = { eventId: event.id, reason };
        if (withdrawn) return { call: 'dateWithdraw', input: of };
        return {
          call: 'dateAmend',
          input: { ...fields, evidenceId: fields.evidenceId as EvidenceId | null, ...of },
        };
      },
    }),
  );
  const marks = listClockMarks(db, caseId).flatMap((mark): Undecided[] =>
    asOpen(mark.undecided, {
      name: `clock/${mark.subject}/${mark.rule}`,
      kind: 'date',
      person: '',
      from,
      title: events.find(({ id }) => id === mark.subject)?.title ?? mark.rule,
      side: (line) => ({ seenTo: line.settled ? 'yes' : 'no', reason: line.reason }),
      governs: (line) => line.settled === mark.settled,
      again({ settled, on, subject, rule: ruleId }, reason) {
        const of = { caseId, subject, ruleId, reason };
        return settled ? { call: 'clockSettle', input: { ...of, on } } : { call: 'clockReopen', input: of };
      },
    }),
  );
  const contacts = listContacts(db, caseId).flatMap((contact): Undecided[] =>
    asOpen(contact.undecided, {
      name: `contact/${contact.id}`,
      kind: 'contact',
      person: nameOf(contact.personId),
      from,
      title: say(
        coded('handover-contact-of', { person: nameOf(contact.personId), on: formatDay(contact.at) }),
      ),
      side: ({ nextOn, text }) => ({ nextOn: nextOn == null ? '' : formatDay(nextOn), added: text }),
      governs: ({ nextOn }) => (nextOn ?? null) === contact.nextOn,
      again: ({ nextOn, mistaken }, reason) => ({
        call: 'contactCorrect',
        input: { contactId: contact.id, text: reason, mistaken, nextOn },
      }),
    }),
  );
  const ofPeople = people.flatMap(({ id: personId, name: person }) => [
    ...asOpen(standingPlan(db, personId)?.undecided, {
      name: `plan/${personId}`,
      kind: 'plan' as const,
      person,
      from,
      title: say(coded('handover-plan-of', { person })),
      side: ({ reason, ...plan }) => planSide({ plan, reason }),
      // What governs is neither of them: it is the narrowest of both.
      governs: () => false,
      again: ({ reason: _reason, at: _at, by: _by, seq: _seq, ...plan }, reason) => ({
        call: 'contactPlanRecord',
        input: { personId, plan, reason },
      }),
    }),
    ...listSupport(db, personId).flatMap((thing) =>
      asOpen(thing.undecided, {
        name: `support/${personId}/${thing.line.kind}/${thing.subject}`,
        kind: 'support' as const,
        person,
        from,
        title: say(supportTitle(person, thing.line)),
        side: (line) => supportSide(line, headingTitle(engine.resources)),
        governs: ({ line }) => JSON.stringify(line) === JSON.stringify(thing.line),
        again: ({ line }) => ({ call: 'supportRecord', input: { personId, line } }),
      }),
    ),
  ]);
  const consents = consentsIn(engine, db, caseId, nameOf);
  const answers = undecidedAnswers(db, caseId).map((one) => answerIn(one, nameOf(one.personId)));
  return [...consents, ...ofPeople, ...dates, ...marks, ...contacts, ...answers, ...fieldsIn(db, caseId)];
}

/** Each office goes by its own until somebody decides. */
function answerIn(
  { screeningId, formTitle, question, words, here, there }: UndecidedAnswer,
  person: string,
): Undecided {
  const lines = [
    { id: OURS, from: '', answer: here },
    ...there.flatMap(({ handover: id, from, answers }) => {
      const answer = answers.at(-1);
      return answer === undefined ? [] : [{ id: `${id}`, from, answer }];
    }),
  ];
  return {
    view: {
      name: itemOf('answer', screeningId, question),
      kind: 'answer',
      title: formTitle,
      person,
      lines: lines.map(({ id, from, answer }) => ({
        id,
        at: answer.at,
        by: answer.author,
        from,
        governs: id === OURS,
        said: { [words.title(question)]: words.said(answer) },
      })),
    },
    again(id) {
      const answer = lines.find((one) => one.id === id)?.answer;
      if (answer === undefined) throw new TestimonyError('not-found', { subject: question });
      const { state, value, ownWords, relation, cause, howSaid } = answer;
      const answers = [{ question, state, value, ownWords, relation, cause, howSaid }];
      return { call: 'screeningAnswer', input: { screeningId, answers }, there };
    },
  };
}
const OURS = 'ours';

function fieldsIn(db: ReadDb, caseId: CaseId): Undecided[] {
  return earlierIn(db, caseId).flatMap(({ kind, subject, about, fields }) =>
    fields
      .filter(({ undecided }) => undecided)
      .map(
        ({ field, lines, governs }): Undecided => ({
          view: {
            name: ['field', kind, subject, field].join('/'),
            kind: 'field',
            title: about,
            person: '',
            lines: lines
              .filter(({ effective }) => effective)
              .map(({ id, at, author: by, words }) => ({
                id,
                at,
                by,
                from: cameFrom(db, entryOfFieldLine(db, subject, id)),
                governs: id === governs,
                said: { [fieldName(field)]: words ?? '' },
              })),
          },
          again: (line) => ({ call: 'wordsDecide', input: { kind, subject, field, line } }),
        }),
      ),
  );
}

function consentsIn(engine: Engine, db: ReadDb, caseId: CaseId, nameOf: (id: string) => string): Undecided[] {
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
      again: (line, reason) => ({
        call: 'consentRecord',
        input: { ...sameConsent(line, reason), recipient, item },
      }),
    });
  });
}

/** As it was said, on the day of the decision. A mistake that was put right is no answer: it is to be asked again. */
function sameConsent(line: ConsentView, reason: string): CheckedInput<'consentRecord'> {
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
  again(line: L, reason: string): Again;
}

function asOpen<
  L extends { readonly seq: number; readonly at: string; readonly by?: string; readonly recordedBy?: string },
>(
  undecided: readonly L[] | undefined,
  { name, kind, title, person, side, governs, from, again }: Ways<L>,
): Undecided[] {
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
      again(id, reason) {
        const line = undecided.find(({ seq }) => String(seq) === id);
        if (line === undefined) throw new TestimonyError('not-found', { subject: name });
        return again(line, reason);
      },
    },
  ];
}

/** Whom it is about, and which field; of an answer its question. */
function calledApart({ kind, title, lines }: UndecidedView) {
  const [field = ''] = kind === 'field' ? Object.keys(lines[0]?.said ?? {}) : [];
  if (kind === 'answer') return { title: Object.keys(lines[0]?.said ?? {}).join(), field: 'none' as const };
  return { title, field: kind === 'field' ? calledInFindings(field) : ('none' as const) };
}

/** All but consents: of those the gate says so itself. Quick where nothing came from another vault. */
export const undecidedBesides = (engine: Engine, db: ReadDb, caseId: CaseId): UndecidedView[] =>
  casesTakenIn(db).includes(caseId)
    ? undecidedIn(engine, db, caseId)
        .map(({ view }) => view)
        .filter(({ kind }) => kind !== 'consent')
    : [];

/** For whoever lets something out. */
export function undecidedNotes(engine: Engine, db: ReadDb, caseId: CaseId): Coded[] {
  const things = undecidedBesides(engine, db, caseId).map(calledApart);
  return things.length === 0 ? [] : [coded('case-undecided', { things })];
}

/**
 * For a paper: of what it says, what is not decided. `printed`: every line of it; of a name its parts may be lines of their own.
 * `record`: the one whose answers it says.
 */
export function undecidedOnPaper(
  engine: Engine,
  db: ReadDb,
  caseId: CaseId,
  printed: readonly string[],
  record: ScreeningId | null = null,
): Coded[] {
  const text = printed.join(' ').replace(/\s+/gu, ' ');
  const words = new Set(wordsOf(text));
  const isPrinted = ([field, value = '']: [string, string | undefined]) =>
    value !== '' &&
    (NAMES.has(field)
      ? wordsOf(value).every((word) => words.has(word))
      : text.includes(value.replace(/\s+/gu, ' ')));
  const things = undecidedBesides(engine, db, caseId)
    .filter(
      ({ kind, name, lines }) =>
        (kind === 'field' && lines.some(({ said }) => Object.entries(said).some(isPrinted))) ||
        (record !== null && name.startsWith(itemOf('answer', record, ''))),
    )
    .map(calledApart);
  return things.length === 0 ? [] : [coded('printed-undecided', { things })];
}
/** The same of these exhibits, where they are listed by title, mark and day. */
export function undecidedExhibits(
  engine: Engine,
  db: ReadDb,
  caseId: CaseId,
  ids: readonly string[],
): Coded[] {
  const names = new Set(ids.flatMap((id) => LISTED.map((field) => `field/exhibit/${id}/${field}`)));
  const things = undecidedBesides(engine, db, caseId)
    .filter(({ name }) => names.has(name))
    .map(calledApart);
  return things.length === 0 ? [] : [coded('printed-undecided', { things })];
}
const LISTED = ['title', 'exhibitRef', 'documentDate', 'section'] as const;

const NAMES: ReadonlySet<string> = new Set(['name', 'alsoKnownAs']);
const wordsOf = (text: string): string[] => text.match(/[^\s,.;:]+/gu) ?? [];
