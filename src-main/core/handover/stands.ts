/**
 * @file What stands in a case, thing by thing, in words that are the same in every vault: held against what stands in another, it shows
 * what one of the two does not know yet, also where both hold the same lines.
 */
import { standingConsents } from '../consent/consent.ts';
import type { ConsentView } from '../consent/consent-line.ts';
import { formatDay } from '../dates/fuzzy-date.ts';
import {
  calledInFindings,
  type DetailKind,
  effectiveLines,
  exchangedFields,
  type FieldLines,
} from '../details/field-lines.ts';
import { effective, type Line, named } from '../effective.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { CaseData } from './case-data.ts';
import { supportTitle } from './compare-kept.ts';
import { itemOf } from './compared.ts';
import { lineKey } from './kept-lines.ts';

export interface Standing {
  /** The same everywhere. */
  readonly name: string;
  /** As this office calls it. */
  readonly title: string;
  /** Names of the lines that stand, in one order. */
  readonly lines: string;
}
/** Words of this program for what is called by a code. */
export interface Called {
  readonly purpose: (id: string) => string;
  readonly say: (said: Coded) => string;
}

export function standsIn(data: CaseData, { purpose, say }: Called): Standing[] {
  const nameOf = (id: string) => data.people.find((one) => one.id === id)?.name ?? '';
  const consents = standingConsents(data.consents as unknown as ConsentView[]).map((one): Standing => {
    const { personId, purpose: id, recipient, item, undecided = [one] } = one;
    const title = [purpose(id), recipient, nameOf(personId)].filter(Boolean).join(', ');
    return standing(
      ['consent', personId, id, recipient, item],
      title,
      undecided.map((line) => line.id),
    );
  });
  return [
    ...consents,
    ...data.plans.map(({ personId, plans }) =>
      standing(
        ['plan', personId],
        say(coded('handover-plan-of', { person: nameOf(personId) })),
        heads(plans),
      ),
    ),
    ...data.events.map(({ id, title, lines }) =>
      standing(['date', id], lines.at(-1)?.title ?? title, heads(lines)),
    ),
    ...data.contacts.map(({ id, personId, addenda, at }) => {
      const called = coded('handover-contact-of', { person: nameOf(personId), on: formatDay(at) });
      return standing(
        ['contact', id],
        say(called),
        heads(addenda.filter(({ nextOn }) => nextOn !== undefined)),
      );
    }),
    ...data.support.map(({ personId, kind, subject, lines }) =>
      standing(
        ['support', personId, kind, subject],
        say(supportTitle(nameOf(personId), lines.at(-1)?.line)),
        heads(lines),
      ),
    ),
    ...data.records
      .filter(({ status }) => status === 'draft')
      .map((record) =>
        standing(
          ['record', record.id],
          [data.forms.find(({ sha256 }) => sha256 === record.form)?.title, nameOf(record.personId)]
            .filter(Boolean)
            .join(', '),
          answersOf(record),
        ),
      ),
    ...fieldsOf(say, 'case', data.case, data.case.reference),
    ...data.people.flatMap((one) => fieldsOf(say, 'person', one, one.name)),
    ...data.exhibits.flatMap((one) =>
      fieldsOf(say, 'exhibit', one, [one.exhibitRef, one.title].filter(Boolean).join(' ')),
    ),
  ];
}

const standing = (name: readonly string[], title: string, lines: readonly string[]): Standing => ({
  name: name.join('/'),
  title,
  lines: [...lines].sort().join('\n'),
});
const heads = (lines: readonly Omit<Line, 'id'>[]): string[] =>
  effective(named(lines, lineKey)).map(({ id }) => id);

/** What a draft says: where both offices answered a question, each keeps its own answer until somebody decides. */
const answersOf = ({ answers }: CaseData['records'][number]): string[] => {
  const newest = new Map(
    answers.filter(({ layer }) => layer === 0).map((one) => [one.question, one] as const),
  );
  return [...newest].map(([question, { state, value, ownWords }]) =>
    JSON.stringify([question, state, value, ownWords]),
  );
};

/** A field that nobody wrote in yet is there too: written in at one side alone, it stands otherwise there. */
const fieldsOf = (
  say: Called['say'],
  kind: DetailKind,
  { id, fields }: { readonly id: string; readonly fields?: FieldLines | undefined },
  title: string,
): Standing[] =>
  fields === undefined
    ? []
    : [...new Set([...exchangedFields(kind), ...Object.keys(fields)])].map((field) =>
        standing(
          [itemOf('field', kind, id, field)],
          say(coded('handover-field-of', { title, field: calledInFindings(field) })),
          effectiveLines(fields[field] ?? []).map((line) => line.id),
        ),
      );

/** Titles of what both have, and of which something else stands in each. */
export function standsOtherwise(here: readonly Standing[], there: readonly Standing[]): string[] {
  const theirs = new Map(there.map(({ name, lines }) => [name, lines]));
  const found = here.filter(({ name, lines }) => (theirs.get(name) ?? lines) !== lines);
  return [...new Set(found.map(({ title }) => title))];
}
