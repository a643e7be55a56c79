/**
 * @file What was ever written in one field of a case, a person or an exhibit. Each line names the lines it was written in view of, by
 * identifiers that are the same in every vault. Bringing two vaults together is the union of their lines, so the order in which
 * files travelled, and how often they were read, changes nothing. Effective is a line that no other was written in view of.
 * Where two of them say different things nobody has decided: both are shown, and `governing` says which is used until then.
 */
import { type FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { canonicalJson } from '../text/canonical-json.ts';

export const DETAIL_KINDS = ['case', 'person', 'exhibit'] as const;
export type DetailKind = (typeof DETAIL_KINDS)[number];

export interface FieldLine {
  readonly id: string;
  /** The value as JSON in one spelling; null for words that stayed with whoever wrote them, since they were replaced there. */
  readonly value: string | null;
  readonly inViewOf: readonly string[];
  /** Empty where nobody knows: it was written before such lines were kept. */
  readonly at: string;
  readonly author: string;
}

/** Field by field. */
export type FieldLines = Readonly<Record<string, readonly FieldLine[]>>;

/** What one field says, as it is stored. */
export type FieldValues = Readonly<Record<string, string>>;

/** What goes along to others. The case's reference and profile, and from whom an exhibit came, are this office's own. */
const EXCHANGED: Readonly<Record<DetailKind, readonly string[]>> = {
  person: [
    'role',
    'name',
    'alsoKnownAs',
    'birthDate',
    'language',
    'interpreterNeeded',
    'safeContact',
    'note',
  ],
  case: ['title', 'status'],
  exhibit: ['title', 'exhibitRef', 'documentDate', 'section'],
};
/** Kept here only. */
const OWN: Readonly<Record<DetailKind, readonly string[]>> = {
  person: [],
  case: ['reference', 'profile'],
  exhibit: ['receivedFrom'],
};
const SITUATION = 'situation:';
export const situationField = (kind: string): string => `${SITUATION}${kind}`;

/** What a field is called in findings: `answer` is one of what is asked first in a case, `none` is no field. */
export const FIELD_CALLED = [
  'none',
  'role',
  'name',
  'alsoKnownAs',
  'birthDate',
  'language',
  'interpreterNeeded',
  'safeContact',
  'note',
  'title',
  'status',
  'exhibitRef',
  'documentDate',
  'section',
  'answer',
] as const;
export const calledInFindings = (field: string): (typeof FIELD_CALLED)[number] =>
  FIELD_CALLED.find((one) => one === field) ?? 'answer';

export const exchangedFields = (kind: DetailKind): readonly string[] => EXCHANGED[kind];
export const isExchanged = (kind: DetailKind, field: string): boolean =>
  EXCHANGED[kind].includes(field) || (kind === 'case' && field.startsWith(SITUATION));

/** What is asked first in a case is one field for each question. */
export function valuesOf(kind: DetailKind, details: Readonly<Record<string, unknown>>): FieldValues {
  const situation = kind === 'case' ? ((details.situation ?? {}) as Record<string, unknown>) : {};
  return Object.fromEntries([
    ...[...EXCHANGED[kind], ...OWN[kind]].map((field) => [field, asValue(details[field])]),
    ...Object.entries(situation).map(([name, answer]) => [`${SITUATION}${name}`, asValue(answer)]),
  ]);
}

const asValue = (value: unknown): string =>
  canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as Parameters<typeof canonicalJson>[0]);

/** The details with these values in their places. */
export function withValues<T extends object>(details: T, values: FieldValues): T {
  const situation: Record<string, unknown> = { ...(details as { situation?: object }).situation };
  const said: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) {
    const name = fieldName(field);
    if (name === field) said[field] = JSON.parse(value);
    else if (value === 'null') delete situation[name];
    else situation[name] = JSON.parse(value);
  }
  return { ...details, ...said, ...('situation' in details && { situation }) };
}

/** A field by the name that screens know it by. */
export const fieldName = (field: string): string =>
  field.startsWith(SITUATION) ? field.slice(SITUATION.length) : field;

/** What a line says, as a person reads it. */
export function inWords(field: string, value: string | null | undefined): string {
  const said: unknown = JSON.parse(value ?? 'null');
  if (said === null || said === '') return '';
  if (typeof said === 'boolean') return said ? 'yes' : 'no';
  if (typeof said !== 'object') return String(said);
  return field.startsWith(SITUATION)
    ? Object.values(said).filter(Boolean).join(', ')
    : formatFuzzyDate(said as FuzzyDate);
}

export const saysNothing = (value: string | null): boolean =>
  value === null || value === '""' || value === 'null';

/** Lines that no other was written in view of. */
export function effectiveLines(lines: readonly FieldLine[]): FieldLine[] {
  const seen = new Set(lines.flatMap(({ inViewOf }) => inViewOf));
  return lines.filter(({ id }) => !seen.has(id));
}

/** Whether two of them say different things. */
export const isUndecided = (lines: readonly FieldLine[]): boolean =>
  new Set(effectiveLines(lines).map(({ value }) => value)).size > 1;

/**
 * What is used while nobody has decided, the same in every vault: an interpreter is asked for, the later birth makes the younger
 * person, a case is open, and what is asked first in a case is so, on the earlier day. Of other words the newest by the day on them;
 * they are shown as undecided.
 */
export function governing(field: string, lines: readonly FieldLine[]): FieldLine | undefined {
  const all = effectiveLines(lines).filter(({ value }) => value !== null);
  return all.sort((a, b) => saferFirst(field, a, b) || newestFirst(a, b))[0];
}

const STATUSES = ['active', 'follow-up', 'closed-referred', 'closed'];

function saferFirst(field: string, a: FieldLine, b: FieldLine): number {
  const [one, other] = [read(a), read(b)];
  if (field === 'interpreterNeeded') return Number(other === true) - Number(one === true);
  if (field === 'status') return STATUSES.indexOf(String(one)) - STATUSES.indexOf(String(other));
  if (field.startsWith(SITUATION)) return saferAnswer(one, other);
  if (field !== 'birthDate') return 0;
  return compareText(latest(other as FuzzyDate | null), latest(one as FuzzyDate | null));
}
/** That somebody is charged or held comes before a no, and an earlier day before a later one or none. */
function saferAnswer(one: unknown, other: unknown): number {
  const [a, b] = [one, other].map((said) => (said ?? {}) as { answer?: string; on?: string | null });
  const place = (said = '') => (ANSWERS.includes(said) ? ANSWERS.indexOf(said) : ANSWERS.length);
  return place(a?.answer) - place(b?.answer) || compareText(a?.on ?? '9999', b?.on ?? '9999');
}
const ANSWERS = ['yes', 'not-known', 'no'];
const latest = (day: FuzzyDate | null): string => day?.to ?? day?.value ?? '';
const read = ({ value }: FieldLine): unknown => JSON.parse(value ?? 'null');

const moment = ({ at }: FieldLine): number => (at === '' ? 0 : Date.parse(at));
const newestFirst = (a: FieldLine, b: FieldLine): number => moment(b) - moment(a) || compareText(a.id, b.id);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One field where two vaults meet. */
export interface MetField {
  readonly field: string;
  readonly all: readonly FieldLine[];
  /** Lines that this vault does not have yet. */
  readonly added: readonly FieldLine[];
  /** `taken`: changed there alone, and so it is taken. `asked`: changed on both sides. */
  readonly state: 'same' | 'taken' | 'asked';
  readonly here: FieldLine | undefined;
  readonly there: FieldLine | undefined;
}

export function meetFields(here: FieldLines, there: FieldLines): MetField[] {
  return Object.keys(there).map((field) => {
    const [mine, theirs] = [here[field] ?? [], there[field] ?? []];
    const known = new Set(mine.map(({ id }) => id));
    const added = theirs.filter(({ id }) => !known.has(id));
    const all = [...mine, ...added];
    const [now, came, then] = [governing(field, mine), governing(field, theirs), governing(field, all)];
    const state = isUndecided(all) ? 'asked' : then?.value === now?.value ? 'same' : 'taken';
    return { field, all, added, state, ...sidesOf(field, { all, added, state, now, came }) };
  });
}

/** Where nobody has decided, theirs is what their file adds. Where it adds nothing and both use the same, ours is the other. */
function sidesOf(
  field: string,
  {
    all,
    added,
    state,
    now,
    came,
  }: Pick<MetField, 'all' | 'added' | 'state'> & Record<'now' | 'came', FieldLine | undefined>,
): Pick<MetField, 'here' | 'there'> {
  if (state !== 'asked') return { here: now, there: came };
  const others = effectiveLines(all).filter(({ value }) => value !== now?.value);
  const fresh = governing(
    field,
    others.filter((line) => added.includes(line)),
  );
  if (fresh !== undefined) return { here: now, there: fresh };
  return { here: came?.value === now?.value ? governing(field, others) : now, there: came };
}

/** Names of all that a line written now is in view of. */
export const inViewOf = (lines: readonly FieldLine[]): string[] => effectiveLines(lines).map(({ id }) => id);

/** The line that decides: it says `value`, in view of all that are effective. */
export const decidedBy = (
  lines: readonly FieldLine[],
  written: Pick<FieldLine, 'id' | 'at' | 'author'> & { readonly value: string },
): FieldLine => ({ ...written, inViewOf: inViewOf(lines) });

/** For another office: every line, and the words of those alone that are effective. */
export const linesToHandOver = (lines: readonly FieldLine[]): FieldLine[] => {
  const effective = new Set(effectiveLines(lines).map(({ id }) => id));
  return lines.map((line) => (effective.has(line.id) ? line : { ...line, value: null }));
};
