/**
 * @file A case that came in a file beside the case as it is here: what is new, the same, and different, thing by thing,
 * and what may be taken in. Nothing is weighed. What only adds is suggested; where both sides say something of their own,
 * what is here stays until somebody decides.
 */
import { decidedDay, standingConsents } from '../consent/consent.ts';
import type { ConsentView } from '../consent/consent-line.ts';
import { heldInWords } from '../dates/held.ts';
import {
  type DetailKind,
  type FieldLines,
  fieldName,
  governing,
  inWords,
  type MetField,
  meetFields,
} from '../details/field-lines.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { plainName } from '../people/plain-name.ts';
import type { ConsentData, ExhibitData, PersonData, RecordData } from './case-data.ts';
import { keptItems } from './compare-kept.ts';
import { compareRecords } from './compare-records.ts';
import { transcriptItems } from './compare-transcripts.ts';
import { type Around, type ComparedItem, changedBy, differing, type ItemState, itemOf } from './compared.ts';
import { ledgersOf, undecidedWith, whatItDoes } from './consent-lines.ts';
import { consentSide } from './kept-sides.ts';

export function compareCases(around: Around): ComparedItem[] {
  const { there } = around;
  const ledgers = ledgersOf(around.here, there, around.saysWhat);
  const undecided = undecidedWith(ledgers);
  const does = whatItDoes(ledgers);
  return [
    ...caseItems(around),
    ...there.people.flatMap((one) => personItems(around, one)),
    ...there.exhibits.flatMap((one) => [...exhibitItems(around, one), ...transcriptItems(around, one)]),
    ...there.records.flatMap((one) => recordItems(around, one)),
    ...there.consents.map((one) => consentItem(around, { undecided, does }, one)),
    ...keptItems(around),
  ];
}

interface Head extends Pick<ComparedItem, 'item' | 'kind' | 'title'> {
  readonly id: string;
}
/** What both sides describe field by field. `adds`: whether the file has more than fields of it. */
interface Described {
  readonly kind: DetailKind;
  readonly here: { readonly fields?: FieldLines | undefined } | null | undefined;
  readonly there: { readonly fields?: FieldLines | undefined };
  readonly adds?: boolean;
  readonly notes?: readonly Coded[];
}

/** What is not here yet, as a whole. */
function newItem(around: Around, { id, ...named }: Head, notes: readonly Coded[] = []): ComparedItem {
  const all = [...(around.elsewhere.has(id) ? [coded('handover-elsewhere')] : []), ...notes];
  const mayTake = all.length === 0;
  return { ...named, state: 'new', differences: [], suggested: mayTake, mayTake, notes: all };
}

/**
 * A field that was changed there alone comes with the thing. One that was changed on both sides is an item of its own: nobody but
 * a person decides between them.
 */
function describedItems(
  around: Around,
  head: Head,
  { kind, here, there, adds = false, notes = [] }: Described,
): ComparedItem[] {
  if (here === null || here === undefined) return [newItem(around, head, notes)];
  const [mine, theirs] = [here.fields ?? {}, there.fields ?? {}];
  const met = meetFields(mine, theirs);
  const known = new Set(Object.values(theirs).flatMap((lines) => lines.map(({ id }) => id)));
  const moreHere = Object.values(mine).some((lines) => lines.some(({ id }) => !known.has(id)));
  const moreThere = adds || met.some(({ added }) => added.length > 0);
  const asked = met.filter(({ state }) => state === 'asked');
  const difference = ({ field, here: now, there: came }: (typeof met)[number]) => ({
    field: fieldName(field),
    here: inWords(field, now?.value),
    there: inWords(field, came?.value),
  });
  const { id, ...named } = head;
  const state = asked.length > 0 ? 'different' : moreThere ? 'more-there' : moreHere ? 'more-here' : 'same';
  const comes = moreThere && notes.length === 0;
  // Fields that both changed come in by themselves: with nothing beside them there is nothing else to take.
  const alone = met.filter((one) => one.state !== 'asked' && one.added.length > 0);
  const mayTake = comes && (adds || alone.length > 0);
  const differences = met.filter((one) => one.state === 'taken').map(difference);
  return [
    {
      ...named,
      state,
      differences,
      suggested: comes,
      mayTake,
      notes,
      ...changedBy(met.filter((one) => one.state === 'taken').flatMap(({ added }) => added)),
    },
    ...asked.map(
      (one): ComparedItem => ({
        item: itemOf('field', kind, id, one.field),
        kind: 'field',
        title: head.title,
        state: 'different',
        differences: [difference(one)],
        suggested: false,
        mayTake: notes.length === 0,
        notes: [...notes, usedUntil(one)],
        ...changedBy(one.there === undefined ? [] : [one.there]),
        ...oursBy(one.here),
      }),
    ),
  ];
}

/** Who wrote what is here, where both sides wrote. */
function oursBy(
  line: { readonly at: string; readonly by?: string; readonly author?: string } | undefined,
): Pick<ComparedItem, 'ours'> {
  const { changed } = changedBy(line === undefined ? [] : [line]);
  return changed === undefined ? {} : { ours: changed };
}

/** Which of the two is used while nobody has decided. */
const usedUntil = ({ field, all, here }: MetField): Coded =>
  coded('handover-used-until', { side: governing(field, all)?.value === here?.value ? 'here' : 'there' });

function caseItems(around: Around): ComparedItem[] {
  const { here, there } = around;
  const { reference: title, id } = there.case;
  const head: Head = { item: itemOf('case'), kind: 'case', title, id };
  return describedItems(around, head, { kind: 'case', here: here?.case, there: there.case });
}

function personItems(around: Around, there: PersonData): ComparedItem[] {
  const here = around.here?.people.find(({ id }) => id === there.id);
  const known = new Set(here?.ages.map(({ nonce }) => nonce));
  const adds = there.ages.some(({ nonce }) => !known.has(nonce));
  const title = here?.name ?? there.name;
  const head: Head = { item: itemOf('person', there.id), kind: 'person', title, id: there.id };
  return describedItems(around, head, { kind: 'person', here, there, adds });
}

function exhibitItems(around: Around, there: ExhibitData): ComparedItem[] {
  const all = around.here?.exhibits ?? [];
  const here = all.find(({ id }) => id === there.id);
  const title = [there.exhibitRef, there.title].filter(Boolean).join(' ');
  const head: Head = { item: itemOf('exhibit', there.id), kind: 'exhibit', title, id: there.id };
  const stays = (state: ItemState, note: Coded): ComparedItem[] => {
    const { id: _, ...named } = head;
    return [{ ...named, state, differences: [], suggested: false, mayTake: false, notes: [note] }];
  };
  if (around.removed.has(there.id)) return stays('same', coded('handover-removed-here'));
  if (here !== undefined && here.sha256 !== there.sha256)
    return stays('different', coded('handover-elsewhere'));
  if (here !== undefined) return describedItems(around, head, { kind: 'exhibit', here, there });
  const twin = all.find(({ sha256 }) => sha256 === there.sha256);
  if (twin !== undefined) return stays('same', coded('handover-same-bytes', { title: twin.title }));
  const why = around.unreadable.get(there.sha256);
  const notes = why === undefined ? [] : [coded('handover-cannot-open', { why })];
  return [newItem(around, head, notes)];
}

function recordItems(around: Around, there: RecordData): ComparedItem[] {
  const form = around.there.forms.find(({ sha256 }) => sha256 === there.form);
  const words = around.form(there.form);
  const person = around.there.people.find(({ id }) => id === there.personId)?.name ?? '';
  const title = [form?.title ?? '', person, heldInWords(there.heldOn, there.startedAt)]
    .filter(Boolean)
    .join(', ');
  const head = { item: itemOf('record', there.id), kind: 'record' as const, title };
  const unknown =
    words === null
      ? [coded('handover-form-unknown', { title: form?.title ?? '', version: form?.version ?? '' })]
      : [];
  const here = around.here?.records.find(({ id }) => id === there.id);
  if (here === undefined) {
    const notes = [...unknown, ...(around.elsewhere.has(there.id) ? [coded('handover-elsewhere')] : [])];
    const mayTake = notes.length === 0;
    return [{ ...head, state: 'new', differences: [], suggested: mayTake, mayTake, notes }];
  }
  const found = compareRecords(here, there);
  const { moreHere, moreThere, clashing, altered } = found;
  const state = !moreThere ? (moreHere ? 'more-here' : 'same') : moreHere ? 'different' : 'more-there';
  const clash = new Set(clashing);
  const titleOf = (question: string) => words?.title(question) ?? question;
  const newest = (answers: readonly RecordData['answers'][number][], question: string) => {
    const answer = answers.findLast((one) => one.question === question);
    return answer === undefined ? '' : (words?.said(answer) ?? answer.ownWords);
  };
  const questions = (answers: readonly { readonly question: string }[]) => [
    ...new Set(answers.map(({ question }) => question).filter((one) => !clash.has(one))),
  ];
  const isApart = here.status === 'signed' && found.answersThere.some(({ layer }) => layer === 0);
  const told = questions([...found.answersThere, ...found.answersHere]).map((question) => ({
    field: titleOf(question),
    here: newest(here.answers, question),
    there: newest(there.answers, question),
  }));
  // Asked again and answered the same: lines of their own, and nothing to decide on.
  const differences = told.filter((one) => one.here !== one.there);
  const notes = [
    ...unknown,
    ...(altered > 0 || here.form !== there.form
      ? [coded('handover-lines-differ', { count: Math.max(1, altered) })]
      : []),
    ...(found.signedApart ? [coded('handover-signed-there')] : []),
    ...(isApart ? [coded('handover-as-later-account')] : []),
  ];
  const mayTake = moreThere && words !== null && here.form === there.form && here.personId === there.personId;
  return [
    { ...head, state: altered > 0 ? 'different' : state, differences, suggested: mayTake, mayTake, notes },
    ...clashing.map(
      (question): ComparedItem => ({
        item: itemOf('answer', there.id, question),
        kind: 'answer',
        title: titleOf(question),
        state: 'different',
        suggested: false,
        mayTake,
        notes: [],
        differences: [
          {
            field: titleOf(question),
            here: newest(found.answersHere, question),
            there: newest(found.answersThere, question),
          },
        ],
      }),
    ),
  ];
}

/** A line that is not here comes in with its person, whatever it says; what it does not settle stands open. */
function consentItem(
  around: Around,
  {
    undecided,
    does,
  }: { readonly undecided: ReadonlyMap<string, ConsentView>; readonly does: ReturnType<typeof whatItDoes> },
  there: ConsentData,
): ComparedItem {
  const person = around.there.people.find(({ id }) => id === there.personId)?.name ?? '';
  const title = [around.purpose(there.purpose), person, there.recipient].filter(Boolean).join(', ');
  const head = { item: itemOf('consent', there.id), kind: 'consent' as const, title, id: there.id };
  const here = around.here?.consents.find(({ id }) => id === there.id);
  if (here !== undefined) {
    // A line of the ledger is written once: where it says something else, one of the two was altered.
    const differences = differing(consentSide(here), consentSide(there));
    const onlyAdds = differences.every((one) => one.here === '');
    const state = !onlyAdds ? 'different' : differences.length > 0 ? 'more-there' : 'same';
    const { id: _, ...named } = head;
    // One that came in, and that nobody has decided on: whoever reads that it is here reads that too.
    const isOpen = undecided.has(there.id) && here.view !== undefined;
    const notes = isOpen ? [coded('handover-open')] : [];
    return { ...named, state, differences, suggested: false, mayTake: false, notes };
  }
  const blocked = around.elsewhere.has(there.id) ? [coded('handover-elsewhere')] : [];
  const open = undecided.get(there.id);
  const effect = does(there);
  const notes: Coded[] = [
    open === undefined
      ? coded('handover-line-comes')
      : coded('handover-undecided', { status: open.status, on: decidedDay(open) }),
    ...(effect === null ? [] : [coded('handover-does', { does: effect, what: title })]),
  ];
  const comes = blocked.length === 0;
  const ours = standsHere(around, there, open);
  return {
    item: head.item,
    kind: head.kind,
    title,
    state: ours === undefined ? 'new' : open === undefined ? 'more-there' : 'different',
    differences: differing(
      ours === undefined ? {} : consentSide(ours),
      consentSide(there),
      ours !== undefined && open !== undefined,
    ),
    suggested: comes,
    mayTake: false,
    notes: comes ? notes : blocked,
    ...changedBy([{ at: there.at, by: there.recordedBy }]),
    ...oursBy(ours === undefined || open === undefined ? undefined : { at: ours.at, by: ours.recordedBy }),
  };
}

/** What stands here of the same; where nobody would have decided, of the lines between which that is. */
function standsHere(
  { here }: Around,
  there: ConsentData,
  open: ConsentView | undefined,
): ConsentView | undefined {
  const mine = (here?.consents ?? []) as unknown as readonly ConsentView[];
  const apart = new Set((open?.undecided ?? []).map(({ id }) => id));
  const about = ({ personId, purpose, recipient, item }: ConsentView | ConsentData) =>
    JSON.stringify([personId, purpose, plainName(recipient), item]);
  return open === undefined
    ? standingConsents(mine).find((line) => about(line) === about(there))
    : standingConsents(mine.filter(({ id }) => apart.has(id)))[0];
}
