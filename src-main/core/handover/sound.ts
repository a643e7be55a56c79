/** @file Whether a case that came in a file holds together: every name in it once, and everything it points at there. */
import {
  type DetailKind,
  effectiveLines,
  type FieldLines,
  isExchanged,
  valuesOf,
  withValues,
} from '../details/field-lines.ts';
import { isRecording } from '../evidence/media-types.ts';
import { type CaseData, CaseDetails, ExhibitData, PersonData } from './case-data.ts';

/** Where it does not, first of all: "records.3.personId". Null for a sound one. */
export function firstUnsound(data: CaseData): string | null {
  const { people, forms, records, consents, exhibits } = data;
  const persons = new Set<string>(people.map(({ id }) => id));
  const known = new Set<string>(records.map(({ id }) => id));
  const papers = new Set<string>(exhibits.map(({ id }) => id));
  const shapes = new Set(forms.map(({ sha256 }) => sha256));
  const wrong: (string | false)[] = [
    twice('people', people),
    twice('records', records),
    twice('consents', consents),
    twice('exhibits', exhibits),
    twice(
      'forms',
      forms.map(({ sha256: id }) => ({ id })),
    ),
    ...records.flatMap((one, at) => [
      !persons.has(one.personId) && `records.${at}.personId`,
      !shapes.has(one.form) && `records.${at}.form`,
      (one.status === 'signed') !== (one.signed !== null) && `records.${at}.signed`,
      hasGaps(one) && `records.${at}.layers`,
      ...one.links.map(
        ({ answer, exhibit }, link) =>
          ((answer === null) === (exhibit === null) ||
            (exhibit !== null && !papers.has(exhibit)) ||
            (answer !== null && !known.has(answer.record))) &&
          `records.${at}.links.${link}`,
      ),
    ]),
    ...consents.map(
      (one, at) =>
        (!persons.has(one.personId) ||
          (one.evidenceId !== null && !papers.has(one.evidenceId)) ||
          (one.screeningId !== null && !known.has(one.screeningId)) ||
          (one.status === 'best-interests') !== (one.decidedBy !== '' && one.cannotDecide !== '')) &&
        `consents.${at}`,
    ),
    ...exhibits.map(
      (one, at) => one.origin !== null && !known.has(one.origin.screeningId) && `exhibits.${at}.origin`,
    ),
    ...exhibits.map(
      ({ chronology }, at) =>
        chronology !== null &&
        !(
          chronology.records.every((id) => known.has(id)) && chronology.exhibits.every((id) => papers.has(id))
        ) &&
        `exhibits.${at}.chronology`,
    ),
    ...exhibits.map(
      ({ transcripts, mediaType }, at) =>
        (transcripts.some(({ number }, i) => number !== i + 1) ||
          (transcripts.length > 0 && !isRecording(mediaType))) &&
        `exhibits.${at}.transcripts`,
    ),
    wrongFields('case', 'case', data.case, CaseDetails),
    ...people.map((one, at) => wrongFields(`people.${at}`, 'person', one, PersonData)),
    ...exhibits.map((one, at) => wrongFields(`exhibits.${at}`, 'exhibit', one, ExhibitData)),
    ...unsoundKept(data, { persons, papers, records: known }),
  ];
  return wrong.find((one) => one !== false) ?? null;
}

/** A line of a field says what such a field may say, and what is described is what one of those says that none was written after. */
function wrongFields(
  name: string,
  kind: DetailKind,
  described: { readonly fields?: FieldLines | undefined },
  shape: { safeParse(value: unknown): { readonly success: boolean } },
): string | false {
  const values = valuesOf(kind, described as Readonly<Record<string, unknown>>);
  const isWrong = ([field, lines]: readonly [string, FieldLines[string]]): boolean =>
    !isExchanged(kind, field) ||
    new Set(lines.map(({ id }) => id)).size < lines.length ||
    !effectiveLines(lines).some(({ value }) => value === (values[field] ?? 'null')) ||
    lines.some(({ value }) => value !== null && !fits(field, value));
  const fits = (field: string, value: string): boolean => {
    try {
      return shape.safeParse(withValues(described, { [field]: value })).success;
    } catch {
      return false;
    }
  };
  const found = Object.entries(described.fields ?? {}).find(isWrong);
  return found !== undefined && `${name}.fields.${found[0]}`;
}

function twice(name: string, list: readonly { readonly id: string }[]): string | false {
  const seen = new Set<string>();
  const at = list.findIndex(({ id }) => seen.size === seen.add(id).size);
  return at >= 0 && `${name}.${at}`;
}

/** Accounts are numbered through, and an answer is in one that is there; a draft has no later ones. */
function hasGaps({ status, layers, answers, sessions }: CaseData['records'][number]): boolean {
  const last = layers.length;
  return (
    layers.some(({ layer }, at) => layer !== at + 1) ||
    (status === 'draft' && last > 0) ||
    [...answers, ...sessions].some(({ layer }) => layer > last)
  );
}

/** Whether the days, contacts, plans and support of a case that came in a file point at what is in it. */
interface There {
  readonly persons: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
}

/** The place of each thing that does not hold: "events.3.personId". */
function unsoundKept(
  { events, answersSeenTo, contacts, plans, support }: CaseData,
  { persons, papers, records }: There,
): (string | false)[] {
  return [
    twiceNamed(
      'events',
      events.map(({ id }) => id),
    ),
    twiceNamed(
      'contacts',
      contacts.map(({ id }) => id),
    ),
    twiceNamed(
      'plans',
      plans.map(({ personId }) => personId),
    ),
    twiceNamed(
      'support',
      support.map(({ personId, kind, subject }) => `${personId} ${kind} ${subject}`),
    ),
    twiceNamed(
      'answersSeenTo',
      answersSeenTo.map(({ answer }) => JSON.stringify(answer)),
    ),
    ...events.flatMap(({ personId, lines }, at) => [
      personId !== null && !persons.has(personId) && `events.${at}.personId`,
      ...lines.map(
        ({ evidenceId }, line) =>
          evidenceId !== null && !papers.has(evidenceId) && `events.${at}.lines.${line}.evidenceId`,
      ),
    ]),
    ...answersSeenTo.map(({ answer }, at) => !records.has(answer.record) && `answersSeenTo.${at}.answer`),
    ...Object.entries({ contacts, plans, support }).flatMap(([name, list]) =>
      list.map(({ personId }, at) => !persons.has(personId) && `${name}.${at}.personId`),
    ),
  ];
}

function twiceNamed(name: string, names: readonly string[]): string | false {
  const seen = new Set<string>();
  const at = names.findIndex((one) => seen.size === seen.add(one).size);
  return at >= 0 && `${name}.${at}`;
}
