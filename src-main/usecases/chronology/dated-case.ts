/** @file Days of the case: what happened in it, hearings, arrest and removal, contacts, decisions, earlier referrals. */
import type { Dated } from '../../core/chronology/entry.ts';
import { onDay } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import { situationOfPart } from '../../core/handover/situation-of-part.ts';
import { listBundles } from '../../vault/queries/bundles.ts';
import { listContacts } from '../../vault/queries/contacts.ts';
import { daysOf, listEvents } from '../../vault/queries/events.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { listSupport } from '../../vault/queries/support.ts';
import { requireCase } from '../cases/case-view.ts';
import { situationEitherWay } from '../cases/earlier-words.ts';
import { loadClocks } from '../resources/clock-book.ts';
import type { OfKind } from './dated.ts';
import { type DatedOf, momentOf, single, source } from './dated.ts';
import { dayOf } from './dated-answers.ts';
import { fromExhibit } from './dated-papers.ts';

/** A hearing that is recorded in several places is one: what was recorded as a day of the case says what it is. */
const HEARING = 'hearing';

export function datedEvents(of: DatedOf): OfKind[] {
  const kinds = new Map(loadClocks(of.engine.resources).kinds.map((one) => [one.id, one]));
  const isOf = (personId: string | null) => personId === null || of.people.some(({ id }) => id === personId);
  return listEvents(of.db, of.caseId)
    .filter((one) => !one.withdrawn && isOf(one.personId))
    .flatMap((one) => daysOf(one))
    .map((one) => {
      const letter = one.evidenceId === null ? undefined : findEvidence(of.db, one.evidenceId as never);
      const said = coded('chronology-from-event', { at: momentOf(one.at), by: one.by });
      const { title, place, time, on } = one;
      const result = RESULTS.find((word) => word === one.result) ?? 'none';
      const entry = {
        thing: kinds.get(one.kind)?.hearing === true ? HEARING : `event ${one.id}`,
        on,
        time,
        until: null,
        kind: 'milestone' as const,
        what: coded('chronology-milestone', { title, result, place }),
        ...(place === '' && time === '' && result === 'none'
          ? { named: title.replace(/^[^:]{1,60}: /u, '') }
          : {}),
        person: of.people.find(({ id }) => id === one.personId)?.name ?? '',
        sources: [
          source({ at: 'event', id: one.id }, said),
          ...(one.undecided === undefined
            ? []
            : [source({ at: 'event' as const, id: one.id }, coded('chronology-undecided'))]),
          ...(letter === undefined || letter.removedAt !== null ? [] : [fromExhibit(of, letter)]),
        ],
      };
      return { kindId: one.kind, entry };
    });
}

const RESULTS = [
  ...(['positive', 'negative', 'granted', 'in-part', 'refused', 'custody', 'bail'] as const),
  ...(['ordinary', 'complex', 'convicted', 'acquitted', 'no-verdict'] as const),
];

/** Arrest, custody, removal and hearings, as the overview of the case has them; hearings of its bundles. */
export function datedSituation(of: DatedOf): Dated[] {
  const inCase = [source({ at: 'case' }, coded('chronology-from-case'))];
  const staying = listPeople(of.db, of.caseId).filter(({ id }) => !of.people.some((one) => one.id === id));
  const answers = situationEitherWay(of.db, requireCase(of.db, of.caseId)).filter(
    ({ kind, undecided: _, ...answer }) => kind in situationOfPart({ [kind]: answer }, of.people, staying),
  );
  const stands = answers.flatMap(({ kind, on, time, who, where, undecided }): Dated[] =>
    on === null
      ? []
      : [
          {
            thing: kind === 'hearing' ? HEARING : `situation ${kind}`,
            on: onDay(on),
            until: null,
            time,
            kind: 'milestone',
            person: '',
            sources: [
              ...inCase,
              ...(undecided ? [source({ at: 'case' }, coded('chronology-undecided'))] : []),
            ],
            what: coded('chronology-situation', {
              kind: kind === 'second-solicitor' ? 'solicitor' : kind,
              who,
              where,
            }),
          },
        ],
  );
  const bundles = listBundles(of.db, of.caseId).flatMap(({ title, hearingDate }) =>
    hearingDate === null
      ? []
      : [
          single({
            thing: HEARING,
            on: onDay(hearingDate),
            kind: 'milestone',
            person: '',
            sources: inCase,
            what: coded('chronology-situation', { kind: 'hearing', who: '', where: title }),
          }),
        ],
  );
  return [...stands, ...bundles];
}

/** By which way and with whom; what was said stays in the note. */
export const datedContacts = ({ db, caseId, people }: DatedOf): Dated[] =>
  listContacts(db, caseId).flatMap((one) => {
    const person = people.find(({ id }) => id === one.personId);
    if (person === undefined || one.mistaken) return [];
    const said = coded('chronology-from-contact', { at: momentOf(one.at), by: one.by });
    return [
      {
        thing: `contact ${one.id}`,
        on: one.heldOn,
        until: null,
        time: one.time,
        person: person.name,
        kind: 'contact' as const,
        sources: [source({ at: 'contact', id: one.id, personId: one.personId }, said)],
        what: coded('chronology-contact', { channel: one.channel, reached: one.reached, with: one.withWhom }),
      },
    ];
  });

/** Every decision with its own date, and referrals before this case; lines that were taken back left out. */
export const datedSupport = ({ db, people }: DatedOf): Dated[] =>
  people.flatMap(({ id, name: person }) => {
    const lines = listSupport(db, id);
    const apart = new Set(lines.flatMap(({ undecided = [] }) => undecided.map(({ seq }) => seq)));
    return lines.flatMap(({ line, subject, at, by, seq }, index): Dated[] => {
      const place = { at: 'support', id, kind: line.kind, subject } as const;
      const sources = [
        source(place, coded('chronology-from-ledger', { at: momentOf(at), by })),
        ...(apart.has(seq) ? [source(place, coded('chronology-undecided'))] : []),
      ];
      if (line.kind === 'decision') {
        const what = coded('chronology-decision', {
          about: line.about,
          answer: line.answer,
          // What was said may be what is not to be passed on: a paper says that there is more, and not what.
          more: line.words === '' ? 'no' : 'yes',
        });
        const thing = `decision ${id} ${line.about} ${line.answer}`;
        return [single({ thing, on: line.on ?? dayOf(at), kind: 'decision', what, person, sources })];
      }
      const isNewest = !lines
        .slice(index + 1)
        .some((one) => one.subject === subject && one.line.kind === line.kind);
      if (line.kind !== 'earlier-referral' || line.mistaken || line.on === null || !isNewest) return [];
      const what = coded('chronology-referral', { reference: line.reference, outcome: line.outcome });
      return [single({ thing: `referral ${subject}`, on: line.on, kind: 'referral', what, person, sources })];
    });
  });
