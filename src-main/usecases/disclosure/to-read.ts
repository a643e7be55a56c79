/**
 * @file Which fields of a sheet are read one by one before it goes (resources/rules/to-read.json), what the program filled
 * them from, and whether somebody has read each since.
 */

import { join } from 'node:path';
import * as z from 'zod';
import type { UnreadField } from '../../contract/readiness.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { KnownAnswer } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import type { Coded } from '../../core/findings/finding.ts';
import { QuestionName } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { tellingSource } from '../../core/told/telling-line.ts';
import type { SetAside } from '../../core/worksheets/readiness.ts';
import { isCarried, isToBeRead, madeOf, type ReadRule, readOf } from '../../core/worksheets/to-read.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';
import { answerEntries, answerHistory, type ScreeningRow } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';

// Which fields of a sheet are read one by one before it goes: resources/rules/to-read.json, checked when it is read.

const Questions = z.strictObject({ questions: z.array(QuestionName) });
const ToReadFile = z.strictObject({
  about: z.string().min(1),
  /** By form. `not`: fields that take words and hold one name, number or address. `choices`: those that are read all the same. */
  forms: z.record(QuestionName, z.strictObject({ not: Questions, choices: Questions })),
});
type ToReadData = z.infer<typeof ToReadFile>;

const read = new WeakMap<Resources, ToReadData>();

/** Of one form; undefined for one that is not read so. Read once. Throws `form-damaged` naming the file. */
export function loadToRead(resources: Resources, formId: string): ReadRule | undefined {
  const known = read.get(resources) ?? readData(resources, join('rules', 'to-read.json'), ToReadFile);
  read.set(resources, known);
  const of = known.forms[formId];
  return of === undefined ? undefined : { not: of.not.questions, choices: of.choices.questions };
}

// Which fields of a sheet the program filled, what they are made of, and whether somebody has read each since.

export interface CarriedField {
  /** Its line on the page; another once the text is another. */
  readonly line: string;
  readonly on: Question;
  readonly text: string;
  readonly ownWords: string;
  readonly madeOf: readonly Coded[];
  /** Null while nobody has read it as it stands. */
  readonly aside: SetAside | null;
}

interface SheetToRead {
  /** Shown now, in the order of the form. */
  readonly asked: readonly Question[];
  readonly standing: ReadonlyMap<string, AnswerView>;
  readonly wrongly: ReadonlySet<string>;
  readonly known: readonly KnownAnswer[];
}

/** `row`: null for a sheet that nobody has begun, of which nothing was read. Empty for a form that is not read so. */
export function carriedFields(
  { resources }: Pick<Engine, 'resources'>,
  db: ReadDb,
  formId: string,
  row: Pick<ScreeningRow, 'id'> | null,
  { asked, standing, wrongly, known }: SheetToRead,
): CarriedField[] {
  const rule = loadToRead(resources, formId);
  if (rule === undefined) return [];
  const told = new Map(known.map((one) => [one.question, one]));
  const asides = new Map(
    row === null ? [] : listAside(db, row.id).map(({ line, ...aside }) => [line, aside] as const),
  );
  const before = Map.groupBy(row === null ? [] : answerHistory(db, row.id), (one) => one.question);
  const entries = new Map(
    row === null ? [] : answerEntries(db, row.id).map((one) => [`${one.layer} ${one.question}`, one.seq]),
  );
  return asked.flatMap((on): CarriedField[] => {
    const { name, element } = on;
    const answer = standing.get(name);
    if (answer === undefined || wrongly.has(name) || !isToBeRead(on, rule)) return [];
    if (!isCarried(answer, (before.get(name) ?? []).slice(0, -1), told.get(name))) return [];
    const line = `read/${name}-${fingerprint(readOf(answer)).slice(0, MARK)}`;
    const entry = entries.get(`${answer.layer} ${name}`) ?? Number.POSITIVE_INFINITY;
    const sources = madeOf(answer, told.get(name), entry).map((one) =>
      tellingSource({ ...one, since: false, heldEarlier: false }),
    );
    return [
      {
        line,
        on,
        aside: asides.get(line) ?? null,
        ownWords: answer.ownWords,
        text: answer.state === 'answered' ? readableValue(element, answer.value) : '',
        madeOf: [...new Map(sources.map((one) => [JSON.stringify(one), one])).values()],
      },
    ];
  });
}

/** Letters of the hash: two texts of one field are not taken for each other. */
const MARK = 16;

/** Those that nobody has read, in the order of the form. */
export const unreadIn = (fields: readonly CarriedField[]): UnreadField[] =>
  fields.filter(({ aside }) => aside === null).map(({ on }) => ({ question: on.name, title: on.title }));
