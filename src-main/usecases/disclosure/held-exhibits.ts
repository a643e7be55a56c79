/**
 * @file Papers of ours that have become exhibits: a chronology or a record made one, or a pack that was printed and taken in. In a
 * bundle, in a pack or by itself such an exhibit is held by the wishes and limits that hold the paper. Our own rule.
 */
import { isSameMissing, type MissingConsent } from '../../core/consent/consent-gate.ts';
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import { survivorsOf } from '../../core/people/roles.ts';
import type { ReadDb } from '../../vault/db.ts';
import { ownPapers } from '../../vault/queries/exhibit-origin.ts';
import { wordsOfPages } from '../../vault/queries/first-pages.ts';
import { findPerson, listPeople } from '../../vault/queries/people.ts';
import type { Engine } from '../engine/engine.ts';
import { factsForGates } from './disclosure.ts';
import { heldForReader } from './held-for-reader.ts';

/** As in resources/consent/purposes.json: the person's own words go to the person, and stay in the office; a handover carries the records. */
const NOT_HELD: ReadonlySet<string> = new Set(['own-copy', 'office-record', 'case-handover']);

export interface ExhibitsLeave {
  readonly kind: string;
  readonly forPurpose?: string;
  readonly caseId: CaseId;
  readonly recipient: string;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly namedOnly?: boolean;
}

/** What holds those of `items` that are papers of ours, each once, with the exhibits that say it. */
export function heldExhibitsOf(engine: Engine, db: ReadDb, leaving: ExhibitsLeave): MissingConsent[] {
  const { kind: leavesAs, forPurpose = '', caseId, recipient, items } = leaving;
  if (items.length === 0 || leaving.namedOnly === true || NOT_HELD.has(leavesAs)) return [];
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  const papers = ownPapers(db, caseId).filter(({ id }) => titles.has(id));
  if (papers.length === 0) return [];
  const inCase = survivorsOf(listPeople(db, caseId));
  const people = papers.flatMap(({ personId }) =>
    personId === null ? inCase : (findPerson(db, personId) ?? []),
  );
  const held = [...new Map(people.map((one) => [one.id, one])).values()].flatMap((person) => {
    const facts = factsForGates(engine, db, person.id);
    // A page that nobody has read yet may say whatever was told.
    const told = [...facts.values()].flatMap(({ statements }) =>
      statements.flatMap(({ text, ownWords }) => [text, ownWords]),
    );
    const theirs = papers.filter(({ personId }) => personId === null || personId === person.id);
    const places = theirs.flatMap(({ id }) => {
      const pages = wordsOfPages(db, id as EvidenceId);
      const title = titles.get(id) ?? '';
      return (pages.length === 0 ? [told.join('\n')] : pages).map((text) => ({ title, text }));
    });
    const text = places.map((one) => one.text).join('\n');
    return heldForReader(engine, db, { person, recipient, leavesAs, forPurpose, facts, places, text });
  });
  return held.filter((one, at) => held.findIndex((other) => isSameMissing(one, other)) === at);
}
