/**
 * @file By what a text may say who somebody is (resources/standards/what-points.json), by what the people of a case are known,
 * and who of them is named in a telling beside a field.
 */

import { join } from 'node:path';
import * as z from 'zod';
import nationalities from '../../../resources/codes/nrm-nationalities.json' with { type: 'json' };
import common from '../../../resources/words/common.json' with { type: 'json' };
import list from '../../../resources/words/eff-large.json' with { type: 'json' };
import type { CopiedField } from '../../contract/copy-out.ts';
import type { ReadinessOther } from '../../contract/readiness.ts';
import { isTakenOver } from '../../core/answers/accounts.ts';
import { COUNTRIES } from '../../core/answers/countries.ts';
import type { FactView } from '../../core/answers/fact.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import { fold } from '../../core/search/fold.ts';
import { foldText } from '../../core/text/search-text.ts';
import { causeWords } from '../../core/told/cause-words.ts';
import { WHERE_STAYING } from '../../core/withholding/off-paper.ts';
import { findIdentifiers, type Identifier, type Occurrence } from '../../core/worksheets/identifiers.ts';
import { nameIdentifiers, valueIdentifiers } from '../../core/worksheets/known-identifiers.ts';
import { type Pointing, readyToPoint } from '../../core/worksheets/pointers.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { listWithheld } from '../../vault/queries/withheld.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import type { Engine } from '../engine/engine.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';

// Whether a word is an ordinary English one, which at the head of a sentence has a capital as a name has. From the word
// list that passphrases are made of, and some of the commonest, which are too short for it. Our own rule (certainty L).

const COMMON: ReadonlySet<string> = new Set([...list.words, ...common.words]);

/** In the plural too. */
export function isCommonWord(word: string): boolean {
  const plain = fold(word.trim());
  return [plain, plain.replace(/s$/u, ''), plain.replace(/es$/u, '')].some((one) => COMMON.has(one));
}

// What leads to somebody's door: what was told of where they live or stay and how they are reached.

const CONTACT = [
  'contact.phone',
  'contact.phone-other',
  'contact.email',
  'contact.street',
  'contact.postcode',
  WHERE_STAYING,
];

/** `told`: by themselves. On a sheet, with whom a child was living may stand under where they stay: that is no way to reach anybody. */
export const contactIdentifiers = (
  facts: ReadonlyMap<string, FactView>,
  which: 'all' | 'told' = 'all',
): Identifier[] =>
  CONTACT.flatMap((key) =>
    (facts.get(key)?.statements ?? []).filter(
      (one) => which === 'all' || key !== WHERE_STAYING || !isTakenOver(one),
    ),
  ).flatMap(({ text }) => valueIdentifiers(text, 'contact', 'Contact details', true));

// What in a text may say who somebody is though the case does not know it: resources/standards/what-points.json.

const Kind = z.enum(['name', 'contact', 'number', 'place', 'word', 'health', 'date']);
const File = z.strictObject({
  about: z.string(),
  source: z.string().min(1),
  certainty: z.enum(['A', 'B', 'C']),
  lists: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  shapes: z.array(
    z.strictObject({
      id: z.string().min(1),
      kind: Kind,
      label: z.string().min(1),
      takeOut: z.boolean(),
      each: z.literal(true).optional(),
      shape: z.string().min(1),
    }),
  ),
  otherNames: z.strictObject({ kind: Kind, label: z.string().min(1) }),
});

const FILE = join('standards', 'what-points.json');
const read = new WeakMap<Resources, Pointing>();

/** A country or a nationality goes with the copy: neither is one person's. Throws `form-damaged` naming the file. */
export function loadPointing(resources: Resources): Pointing {
  const known = read.get(resources) ?? ready(resources);
  read.set(resources, known);
  return known;
}

function ready(resources: Resources): Pointing {
  const data = readData(resources, FILE, File);
  const named = [...COUNTRIES, ...nationalities.choices].map(({ text }) => text);
  try {
    return readyToPoint(data, named);
  } catch (thrown) {
    throw new TestimonyError('form-damaged', { subject: FILE, detail: 'shapes', cause: thrown });
  }
}

// Somebody of the case who is named in a telling beside a field: kept out of the field, the name would still go with the
// accounts below it. Each telling is pointed at by itself, for the worker to read, and to withhold its words or not.

export interface NamesTold {
  readonly question: string;
  readonly title: string;
  /** The entry of the log that recorded the telling. */
  readonly entry: number;
  readonly found: ReadinessOther['found'];
}

/** In the order of `fields`. The reason for withholding is handed on in place of the words, and read as they are. */
export function namesTold(
  engine: Engine,
  db: ReadDb,
  of: Pick<ScreeningRow, 'caseId' | 'personId'>,
  fields: readonly CopiedField[],
): NamesTold[] {
  const { own, others } = knownPeople(db, of);
  const mine = new Set(own.map(({ text }) => plain(text)));
  const known = others.filter(({ text }) => !mine.has(plain(text)));
  const labels = new Set(known.map(({ label }) => label));
  const pointing = loadPointing(engine.resources);
  return fields.flatMap(({ question, title, accounts }) =>
    [...Map.groupBy(accounts.tellings, ({ seq }) => seq)].flatMap(([entry, told]): NamesTold[] => {
      const words = told.flatMap((one) => [one.text, one.ownWords, causeWords(one), one.withheld?.reason]);
      const text = words.filter((part) => part !== undefined && part !== '').join('\n');
      const found = findIdentifiers(text, known, pointing).filter(
        (one) => labels.has(one.label) && !isWordOnly(one),
      );
      return found.length === 0 ? [] : [{ question, title, entry, found: gathered(found) }];
    }),
  );
}

/** "his little finger", where the case knows Little Con: a name that is an ordinary word too is meant with its capital. */
export const isWordOnly = ({ kind, text }: Occurrence): boolean =>
  kind === 'name' && /^\p{Ll}/u.test(text) && isCommonWord(text);

/** By what the people of a case can be known: its person, and everybody else in it. */
export function knownPeople(db: ReadDb, { caseId, personId }: Pick<ScreeningRow, 'caseId' | 'personId'>) {
  const people = peopleEitherWay(db, caseId);
  const identifiers = (some: typeof people): Identifier[] =>
    some.flatMap(({ name, alsoKnownAs, safeContact, role }) => [
      ...nameIdentifiers([name, alsoKnownAs], `${name} (${role})`, true),
      ...valueIdentifiers(safeContact, 'contact', `${name} (${role})`, true),
    ]);
  return {
    own: [
      ...identifiers(people.filter((one) => one.id === personId)),
      ...valueIdentifiers(findCase(db, caseId)?.reference ?? '', 'number', '', true),
    ],
    others: identifiers(people.filter((one) => one.id !== personId)),
  };
}

/** Spelling apart. */
export const plain = (text: string): string => foldText(text).replace(/[\s().-]/g, '');

/** Each once, with how often it stands there. Words of one name that stand side by side are one: "Old Joe". */
export function gathered(found: readonly Occurrence[]): ReadinessOther['found'] {
  const by = Map.groupBy(sideBySide(found), ({ label, text }) => `${label} ${plain(text)}`);
  return [...by.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [{ label: first.label, text: first.text, count: some.length }];
  });
}

/** In the order they stand; a space apart, or a hyphen. */
function sideBySide(found: readonly Occurrence[]): Occurrence[] {
  const joined: Occurrence[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    const isSame = before?.kind === 'name' && one.kind === 'name' && before.label === one.label;
    if (before !== undefined && isSame && one.start === before.end + 1)
      joined[joined.length - 1] = { ...before, text: `${before.text} ${one.text}`, end: one.end };
    else joined.push(one);
  }
  return joined;
}

/** Passages that are withheld from a reader, of each of these people: words that must not stand in what they get. */
export const withheldPassages = (
  db: ReadDb,
  people: readonly { readonly id: PersonId }[],
  reader: string,
): string[] =>
  people.flatMap(({ id }) => listWithheld(db, id, reader).flatMap(({ passage }) => passage ?? []));
