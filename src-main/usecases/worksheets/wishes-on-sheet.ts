/**
 * @file Fields of the referral sheet that say what the person asked one of its readers not to be told. The police read what the
 * Home Office is sent. It is pointed at where the sheet is filled, looked at, copied and packed, until somebody has decided it.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import { notToldInFields, notToldToOthers, type ToldAgainst } from '../../core/contact/not-told-in-fields.ts';
import { NOT_TO_BE_TOLD } from '../../core/contact/not-told-rows.ts';
import type { Coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { readFacts } from '../disclosure/collect.ts';
import { loadReadiness } from '../disclosure/referral-yes.ts';
import type { LookAt } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';

type Sheet = Pick<ScreeningRow, 'formId' | 'personId'>;
type Field = Pick<CopiedField, 'question' | 'title' | 'text' | 'ownWords' | 'accounts'>;

export interface WishAgainst extends ToldAgainst {
  /** Of the page that lists what to see to; another once the field has other words of it. */
  readonly line: string;
}

/** Where the wish itself is written. */
const WISHES: ReadonlySet<string | null> = new Set([NOT_TO_BE_TOLD, 'child.not-to-be-told']);

/** `fields`: as they would go. None for another form. */
export function wishesAgainst(
  engine: Engine,
  db: ReadDb,
  { formId, personId }: Sheet,
  form: Pick<CompiledForm, 'byName'>,
  fields: readonly Field[],
): WishAgainst[] {
  if (formId !== loadReadiness(engine.resources).form) return [];
  const goes = goesOf(form, fields);
  return notToldInFields(readFacts(engine, db, personId, null), goes).map((one) => ({
    ...one,
    line: `wish/${one.question}-${fingerprint(decided(one)).slice(0, 12)}`,
  }));
}

/** What the person asked somebody else not to be told, as `wishesAgainst`: whoever fills the sheet is to know it stands there. */
export const wishesOfOthers = (
  engine: Engine,
  db: ReadDb,
  { formId, personId }: Sheet,
  form: Pick<CompiledForm, 'byName'>,
  fields: readonly Field[],
): Coded[] =>
  formId === loadReadiness(engine.resources).form
    ? notToldToOthers(readFacts(engine, db, personId, null), goesOf(form, fields))
    : [];

const goesOf = (form: Pick<CompiledForm, 'byName'>, fields: readonly Field[]) =>
  fields
    .filter(({ question }) => !WISHES.has(form.byName.get(question)?.fact ?? null))
    .map(({ question, title, text, ownWords, accounts }) => ({
      ...{ question, title },
      // What is to be decided stands in the field with every telling.
      text: [{ text, ownWords }, ...accounts.tellings].flatMap((one) => [one.text, one.ownWords]).join('\n'),
    }));

/** What a line is decided about: where it is written may change, and then nobody has to decide again. */
const decided = ({ found, asked }: ToldAgainst) => ({
  code: found.code,
  params: { ...JSON.parse(JSON.stringify(found.params ?? {})), said: asked },
});

/** Those that nobody decided about. `id`: null where no sheet was begun. */
export function wishesOpen(
  engine: Engine,
  db: ReadDb,
  sheet: Sheet & { readonly id: ScreeningRow['id'] | null },
  form: Pick<CompiledForm, 'byName'>,
  fields: readonly Field[],
): WishAgainst[] {
  const aside = new Set(sheet.id === null ? [] : listAside(db, sheet.id).map(({ line }) => line));
  return wishesAgainst(engine, db, sheet, form, fields).filter(({ line }) => !aside.has(line));
}

/** As the page that lists what to see to has them: one line for each wish and reader. */
export const wishesToSee = (form: Pick<CompiledForm, 'byName'>, against: readonly WishAgainst[]): LookAt[] =>
  against.flatMap(({ question, title: about, found, line }) => {
    const on: Question | undefined = form.byName.get(question);
    return on === undefined ? [] : [{ line, on, about, source: '', found: [found] }];
  });

/** Where such a line can be decided is said with it. */
export const wishesByField = (against: readonly WishAgainst[]): ReadonlyMap<string, readonly Coded[]> =>
  new Map(
    [...Map.groupBy(against, ({ question }) => question)].map(([question, some]) => [
      question,
      some.map(({ found }) => found),
    ]),
  );
