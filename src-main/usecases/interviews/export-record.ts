/** @file Any record written out as PDF, once every gate on leaving was asked: interviews, later accounts, worksheets. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { FactView, Withheld } from '../../core/answers/fact.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { agreedByName } from '../../core/consent/consent.ts';
import { isForThemAlone, mayBeTold, mayBeToldTo } from '../../core/contact/may-be-told.ts';
import { notForRecipient } from '../../core/contact/not-for-recipient.ts';
import { wishesAbout, wishesNotToTell } from '../../core/contact/not-to-be-told.ts';
import { notToldIn, notToldRows } from '../../core/contact/not-told-rows.ts';
import { againstPlan, isNamedIn, type Said } from '../../core/contact/plan-says.ts';
import { type Found, TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { PersonId } from '../../core/ids.ts';
import { mayKnowMade, saidApart, staysApart } from '../../core/interviews/kept-apart.ts';
import { isReader } from '../../core/people/office-kind.ts';
import { type RecordPaper, typesetRecord } from '../../documents/record-paper.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { undecidedOnPaper } from '../cases/undecided-in.ts';
import { consentState } from '../consent/consent-gate.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import { refusedOnSheet } from '../consent/refused-on-sheet.ts';
import { factsForGates, withheldFrom } from '../disclosure/disclosure.ts';
import { isForThem, limitedYeses } from '../disclosure/held-for-reader.ts';
import { copyFor } from '../disclosure/on-copy.ts';
import { discloseRecord } from '../disclosure/record.ts';
import type { ReadRecord } from '../disclosure/record-model.ts';
import { openAccounts } from '../disclosure/sheet.ts';
import { today } from '../engine/day.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { writeOut } from '../leaving/write-out.ts';
import { paperWords } from '../resources/paper-words.ts';
import { copiedOutAs, leavesUnder, recordLeavesAs } from '../resources/vocabulary.ts';
import { readRecord } from './read-record.ts';
import { recordPaper } from './record-paper.ts';

/** Sentences typed on a sheet that would be cut from it, and nobody decided about: sheets are an area of their own. */
type TypedKept = (engine: Engine, db: ReadDb, sheet: ReadRecord['view'], form: ReadRecord['form']) => Coded[];

/**
 * It leaves as originals do, for the purpose that is chosen; a sheet that prepares a referral as that referral alone, unless every
 * page says that it is none. For the own file it goes to nobody. To the person by name it is their own copy: neither a consent nor a
 * wish about other readers holds it.
 * Throws not-found, form-damaged, bad-input, consent-missing, consent-only, privileged-held, not-ready where a wish or the safe contact plan seems to name whoever gets it, and where a sentence typed on a sheet would be cut from it that nobody decided about, missing-letters, read-only,
 * disk-full, cancelled.
 */
export async function recordExport(
  engine: Engine,
  input: CheckedInput<'recordExport'>,
  job: Job,
  typedKept: TypedKept,
): Promise<CallOutput<'recordExport'>> {
  const folder = input.folder === null ? null : engine.files.resolve(input.folder);
  const { screeningId, recipient, forPurpose, released } = input;
  const { overrideReason, overrideBy, overrideGround, own } = input;
  requireHolder(engine, input);
  const { evaluate } = await loadExpressions();
  const { record, isReferral, isTheirs, kind, purposes, alsoMissing, wishes, named, apart, told, typed } =
    engine.session.read((db) => {
      const read = readRecord(forReader(engine, recipient), db, screeningId, evaluate);
      const prepares = recordLeavesAs(engine.resources, read.view.formId);
      const isTheirs =
        isForThem(db, { id: read.view.personId, name: read.person }, recipient) && !input.notReferral;
      const leavesAs = own
        ? 'office-record'
        : isTheirs
          ? 'own-copy'
          : input.notReferral
            ? 'evidence-export'
            : prepares;
      const under = leavesUnder(engine.resources, leavesAs, isTheirs ? '' : forPurpose);
      const values = answeredValues(standingAnswers<AnswerView>(read.view.answers).values());
      const refused = refusedOnSheet(db, read.view, read.form, values, under);
      const told = factsForGates(engine, db, read.view.personId);
      const mayKnow = (said: string) => coded('pack-may-be-told', { said });
      const found = wishesNotToTell(told);
      // "Only Asylum Justice, nobody else may have the file" says whose it is: it holds everybody else back.
      const agreed = agreedByName(
        listPersonConsents(db, read.view.personId),
        { recipient, purposes: under.map(({ id }) => id) },
        today(engine, db),
      );
      const isAllowed = (said: string) => agreed !== undefined && isForThemAlone(said, recipient);
      const named = [
        ...wishesAbout(found, recipient).map((wish) => wish.found),
        ...mayBeToldTo(told, recipient)
          .filter((said) => !isAllowed(said))
          .map(mayKnow),
      ];
      const isSaid = saidApart(told).length > 0;
      const may = mayKnowMade(told, { purpose: under[0]?.id ?? '', recipient });
      const apart = (question: Pick<Question, 'fact'>) => staysApart(question, { isSaid, mayKnowMade: may });
      const made = forReader(engine, recipient);
      return {
        record: read,
        // The own file has all of it.
        typed: own ? [] : typedKept(made, db, read.view, read.form),
        isReferral: prepares === 'nrm-form',
        isTheirs,
        kind: leavesAs,
        purposes: under,
        alsoMissing: refused,
        wishes: [...found.map((wish) => wish.found), ...mayBeTold(told).map(mayKnow)],
        named,
        apart,
        told,
      };
    });
  const { caseId, personId, formTitle: title, formId, status } = record.view;
  const printed = { at: engine.clock.now(), by: engine.session.actor };
  const marks = [
    ...(own ? [coded('paper-own-file')] : []),
    ...(((own || isTheirs) && isReferral) || input.notReferral ? [coded('paper-not-a-referral')] : []),
    ...engine.session.read((db) =>
      undecidedOnPaper(engine, db, caseId, [record.person, record.reference], screeningId),
    ),
  ];
  if (typed.length > 0) throw new TestimonyError('not-ready', { subject: title, found: typed });
  const say = paperWords(engine.resources);
  const disclosed = discloseRecord(record, {
    ...{ say, limits: own },
    ...(isTheirs ? {} : { apart }),
    // Whoever gets their own words is told where some are left out, as a court is.
    copy: copyFor({ own, purpose: isTheirs ? 'court-papers' : (purposes[0]?.id ?? '') }),
    ...(own ? { own: keptFrom(engine, record) } : {}),
  });
  const paper = recordPaper(say, disclosed, printed, marks);
  // The own file goes to nobody, and a wish is about other readers: what others are not to be told stands in both.
  const about =
    own || isTheirs
      ? []
      : paperSaysNotTold(told, recipient, paper, record.form.questions).concat(
          named.map((wish) => coded('recipient-not-to-know', { recipient, wish: [wish] })),
          engine.session.read((db) => namedInPlan(db, personId, recipient)),
        );
  if (about.length > 0 && !input.wishesSeen)
    throw new TestimonyError('not-ready', { subject: title, found: about });
  const [given] = purposes;
  const decided = { overrideReason, overrideBy, overrideGround };
  const yes = { person: { id: personId, name: record.person }, recipient, leavesAs: kind, forPurpose };
  const recipientHeld = own || isTheirs ? [] : engine.session.read((db) => limitedYeses(engine, db, yes));
  const to = { kind, forPurpose: isTheirs ? '' : forPurpose, caseId, personId, recipient };
  const leaving = { ...to, items: [], alsoMissing, recipientHeld, ...decided };
  const permit = permitToLeave(engine, {
    kind: 'sheet',
    ground: 'case',
    subject: screeningId,
    title,
    released,
    leaving,
    mode: status === 'draft' ? 'draft' : 'locked',
  });
  job.report({ step: 'typesetting' });
  const beside = engine.session.read((db) => [
    ...paperAgainstPlan(db, personId, paper),
    ...consentState(engine, db, leaving).notes,
  ]);
  const bytes = typesetRecord(engine.resources.folder, paper);
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  job.report({ step: 'writing' });
  const override = permit.withoutConsent;
  const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
  const purpose = [given?.title ?? '', decision].filter((part) => part !== '').join('; ');
  const wanted = safeFileName(`${title}${status === 'draft' ? ', draft' : ''}.pdf`, 'record.pdf');
  const facts = { form: formId, to: recipient, own, for: given?.id ?? '', upTo: record.lastSeq };
  const accounts = openAccounts(record.form.questions, record.told);
  const written = await writeOut(engine, permit, {
    folder,
    bytes,
    wanted,
    print: { job, action: 'record.printed' },
    note: { action: 'record.exported', subject: screeningId, facts },
    // What stays in the office went to nobody.
    release: own ? null : { caseId, screeningId, kind: 'sheet', title, to: recipient, purpose },
  });
  return { ...written, accounts, wishes: [...beside, ...(isTheirs ? [] : wishes)] };
}

/**
 * The own file has no holder but the office; what says that it is no referral goes to a solicitor by name, for the papers of the
 * case, and never to who decides referrals. Throws `bad-input`.
 */
function requireHolder({ resources }: Engine, input: CheckedInput<'recordExport'>): void {
  const { own, notReferral, recipient, forPurpose } = input;
  const refuse = (subject: string, code: 'log-own-has-no-holder' | 'not-a-referral-to-whom') =>
    new TestimonyError('bad-input', { subject, found: [{ ...coded(code), field: subject }] });
  if (own && (recipient !== '' || forPurpose !== '')) throw refuse('recipient', 'log-own-has-no-holder');
  if (!notReferral || own) return;
  const desk = copiedOutAs(resources, 'nrm-preparation').recipient;
  if (recipient === '' || forPurpose !== 'court-papers' || isReader(desk, recipient))
    throw refuse('recipient', 'not-a-referral-to-whom');
}

/** Beside words that are kept back, from whom; the newest decision on a telling counts. */
function keptFrom(engine: Engine, { view }: ReadRecord): (why: Withheld) => Coded {
  const readersOf = engine.session.read((db) => withheldFrom(db, [view.personId]));
  return ({ seq, reason }) => {
    const readers = readersOf.get(seq) ?? null;
    const names = (readers?.names ?? []).join('; ');
    return coded('paper-kept-from', { only: readers?.only ?? 'all', names, reason });
  };
}

// What of the pages of a record the safe contact plan of its person rules out, and whether it speaks of who gets them.

/** Each answer by its question, once, however many accounts say it. */
function paperAgainstPlan(db: ReadDb, personId: PersonId, paper: RecordPaper): Coded[] {
  const found = againstPlan(standingPlan(db, personId), saidOn(paper));
  return [...new Map(found.map((one) => [JSON.stringify(one.params), one])).values()];
}

/**
 * Where the paper has words that, as somebody asked, are to be told or written nowhere, or not to who gets it; `item` is the
 * question they were said to, so that whoever decides can be led there.
 */
const paperSaysNotTold = (
  facts: ReadonlyMap<string, FactView>,
  recipient: string,
  paper: RecordPaper,
  questions: readonly Pick<Question, 'name' | 'title'>[],
): Found[] => {
  const rows = notToldRows(facts);
  const nameOf = new Map(questions.map(({ name, title }) => [title, name]));
  const by = Map.groupBy(saidOn(paper), ({ title }) => title);
  return [...by].flatMap(([title, all]) => {
    const text = all.map((one) => one.text).join('\n');
    const theirs = notForRecipient(facts, recipient, text).flatMap((wish) => wish.words);
    const words = [...new Set([...notToldIn(rows, text), ...theirs])];
    const item = nameOf.get(title);
    return words.length === 0
      ? []
      : [{ ...coded('paper-says-not-told', { title, words }), ...(item === undefined ? {} : { item }) }];
  });
};

function saidOn(paper: RecordPaper): Said[] {
  const answers = paper.accounts.flatMap(({ pages }) => pages.flatMap((page) => page.answers));
  return [
    ...paper.facts.map(([title, text]) => ({ title, text })),
    ...paper.accounts.map(({ title, about }) => ({ title, text: about })),
    ...answers.map(({ question: title, said: told, ownWords, about }) => ({
      title,
      text: [told, ownWords, ...about].join('\n'),
    })),
  ];
}

const namedInPlan = (db: ReadDb, personId: PersonId, recipient: string): Coded[] =>
  isNamedIn(standingPlan(db, personId), recipient.trim())
    ? [coded('pack-recipient-in-plan', { recipient: recipient.trim() })]
    : [];
