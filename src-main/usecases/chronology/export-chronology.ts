/** @file The chronology written out as PDF, once every gate on leaving was asked. It leaves as originals do. */

import type { ChronologyView } from '../../contract/chronology.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { ChronologyRow } from '../../core/chronology/chronology.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { survivorsOf } from '../../core/people/roles.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import { type ChronologyPaper, type PrintedEntry, typesetChronology } from '../../documents/chronology.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { insertChronologyIssue } from '../../vault/queries/chronologies.ts';
import { findPerson, listPeople } from '../../vault/queries/people.ts';
import { requireCase } from '../cases/case-view.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import { factsForGates } from '../disclosure/disclosure.ts';
import { heldForReader } from '../disclosure/held-for-reader.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { momentOf } from './dated.ts';
import { type ChronologyChosen, originsOf, readChronology } from './read-chronology.ts';

/** As what it leaves, in resources/consent/purposes.json. */
const LEAVES_AS = 'evidence-export';

/** Set from what is on record now. Throws `not-found`, `form-damaged`, `not-ready` where nothing has a date, `missing-letters`. */
export function setChronology(engine: Engine, chosen: ChronologyChosen) {
  const say = paperWords(engine.resources);
  const { view, about, upTo } = engine.session.read((db) => {
    const { personId, caseId } = chosen;
    const person = personId === null ? '' : (findPerson(db, personId)?.name ?? '');
    const [at, by] = [engine.clock.now(), engine.session.actor];
    const about = { reference: requireCase(db, caseId).reference, person, at, by };
    return { view: readChronology(engine, db, chosen), about, upTo: auditHead(db).seq };
  });
  const title = say(coded('chronology-title'));
  if (view.rows.length === 0)
    throw new TestimonyError('not-ready', { subject: title, found: [coded('chronology-nothing')] });
  const paper = chronologyPaper(say, view, about);
  return {
    view,
    title,
    upTo,
    ...originsOf(view.rows),
    set: () => typesetChronology(engine.resources.folder, paper),
  };
}

/** Throws what the contract says, read-only, disk-full, cancelled; nothing is then in the folder. */
export async function chronologyExport(
  engine: Engine,
  input: CheckedInput<'chronologyExport'>,
  job: Job,
): Promise<CallOutput<'chronologyExport'>> {
  const { folder: handle, forPurpose, recipient, released, ...rest } = input;
  const { overrideReason, overrideBy, overrideGround, ...chosen } = rest;
  const folder = engine.files.resolve(handle);
  const { caseId } = chosen;
  const { view, title, upTo, records, exhibits, set } = setChronology(forReader(engine, recipient), chosen);
  const [given] = leavesUnder(engine.resources, LEAVES_AS, forPurpose);
  const items = exhibits.map((id) => ({ id, title: '' }));
  const decided = { overrideReason, overrideBy, overrideGround };
  const recipientHeld = heldOf(engine, chosen, { forPurpose, recipient, rows: view.rows });
  // Also of one person: what is about the whole case stands in it.
  const leaves = { kind: LEAVES_AS, forPurpose, caseId, recipient, items, namedOnly: true };
  const leaving = { ...leaves, recipientHeld, ...decided };
  const id = engine.random.id();
  const permit = permitToLeave(engine, {
    kind: 'chronology',
    ground: 'case',
    subject: id,
    title,
    leaving,
    released,
    records,
    mode: 'draft',
  });
  job.report({ step: 'typesetting' });
  const { pdf, pages } = set();
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  job.report({ step: 'writing' });
  const sha256 = toHex(digest(pdf));
  const override = permit.withoutConsent;
  const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
  const purpose = [given?.title ?? '', decision].filter((part) => part !== '').join('; ');
  const wanted = safeFileName(`${title}.pdf`, 'chronology.pdf');
  let fileName = wanted;
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      fileName = await staging.add(wanted, pdf);
    },
    record(tx) {
      const [at, by, entries] = [engine.clock.now(), engine.session.actor, view.rows.length];
      const made = { id, caseId, title, recipient, purpose, fileName, sha256, pages, entries, upTo, at, by };
      insertChronologyIssue(tx, made);
      const facts = { to: recipient, for: given?.id ?? '', entries, leftOut: view.leftOut, upTo, sha256 };
      return {
        note: { action: 'chronology.exported', subject: id, facts },
        line: id,
        result: { fileName, sha256, pages, rows: entries },
      };
    },
  });
}

/** What anybody it tells of asked not to have told to whoever gets it, and what limits their yes: as a pack is held. */
function heldOf(
  engine: Engine,
  { caseId, personId }: ChronologyChosen,
  to: { readonly forPurpose: string; readonly recipient: string; readonly rows: readonly ChronologyRow[] },
) {
  const say = paperWords(engine.resources);
  const places = to.rows.map((row) => ({
    title: whenOf(row),
    text: [say(row.what), ...row.sources.map(({ said }) => say(said))].join('\n'),
  }));
  const text = places.map((place) => place.text).join('\n');
  const { forPurpose, recipient } = to;
  return engine.session.read((db) =>
    survivorsOf(listPeople(db, caseId))
      .filter(({ id }) => personId === null || id === personId)
      .flatMap((person) => {
        const facts = factsForGates(engine, db, person.id);
        const paper = { person, recipient, leavesAs: LEAVES_AS, forPurpose, facts, places, text };
        return heldForReader(engine, db, paper);
      }),
  );
}

/** The chronology in words, for its pages: dates as they are known, and every row with its sources. */
interface About {
  readonly reference: string;
  /** Empty where it is about everybody. */
  readonly person: string;
  /** ISO date-time. */
  readonly at: string;
  readonly by: string;
}

function chronologyPaper(say: Say, view: ChronologyView, about: About): ChronologyPaper {
  const label = (
    name: 'when' | 'what' | 'source' | 'person' | 'case' | 'rows' | 'left-out' | 'referrals' | 'printed',
  ) => say(coded('chronology-label', { label: name }));
  const { leftOut, referrals, rows } = view;
  const facts: (readonly [string, string])[] = [
    [label('case'), about.reference],
    [label('person'), about.person],
    [label('rows'), String(rows.length)],
    [
      label('referrals'),
      referrals === 0 ? '' : say(coded('chronology-referral-count', { count: referrals })),
    ],
    [label('left-out'), leftOut === 0 ? '' : say(coded('chronology-privileged', { count: leftOut }))],
    [label('printed'), `${momentOf(about.at)}, ${about.by}`],
  ];
  return {
    title: say(coded('chronology-title')),
    about: say(coded('chronology-about')),
    facts: facts.filter(([, value]) => value !== ''),
    headings: { when: label('when'), what: label('what'), source: label('source') },
    entries: rows.map((row) => entryOf(say, row, about.person)),
    createdAt: about.at,
  };
}

function entryOf(say: Say, row: ChronologyRow, person: string): PrintedEntry {
  return {
    when: whenOf(row),
    what: say(row.what),
    beside: [
      row.person === person ? '' : row.person,
      row.toldOtherwise ? say(coded('chronology-told-otherwise')) : '',
      row.orderOpen ? say(coded('chronology-order-open')) : '',
    ].filter((line) => line !== ''),
    sources: row.sources.map(({ said }) => say(said)),
  };
}

/** "about June 2021 – March 2023", "3 Nov 2026, 11:00". */
function whenOf({ on, until, time }: Pick<ChronologyRow, 'on' | 'until' | 'time'>): string {
  const first = [formatFuzzyDate(on), time].filter(Boolean).join(', ');
  return until === null ? first : `${first} – ${formatFuzzyDate(until)}`;
}
