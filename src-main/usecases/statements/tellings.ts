/**
 * @file What a statement is drafted from and held against: the tellings of one account as its reader gets them, what was told
 * differently, and who is named. What goes is decided in the disclosure room alone.
 */
import type { ToldOtherwise } from '../../contract/statements.ts';
import { isWithheld } from '../../core/answers/fact.ts';
import { rowKey, rowsOf } from '../../core/answers/fact-values.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { withoutWithdrawn } from '../../core/answers/said.ts';
import { heldOrRecorded } from '../../core/dates/held.ts';
import { accountOf, slipsIn, tellingsInPlace } from '../../core/interviews/put-right-in-place.ts';
import { isOtherwise, type Told } from '../../core/statements/draft.ts';
import type { Sentence, StandingParagraph } from '../../core/statements/paragraphs.ts';
import { CHILD_SAID } from '../../core/told/child-said.ts';
import { type Spoken, speakersIn } from '../../core/told/spoken-by.ts';
import { findIdentifiers } from '../../core/worksheets/identifiers.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers, targetsOf } from '../../vault/queries/annotations.ts';
import { answerEntries, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { discloseAnswers, mayRead } from '../disclosure/answers.ts';
import { discloseFacts } from '../disclosure/disclosure.ts';
import { gathered, isWordOnly, knownPeople, loadPointing } from '../disclosure/people-named.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm } from '../forms/pinned-form.ts';

export interface Tellings {
  readonly told: readonly Told[];
  /** Words that the account names as somebody else's. */
  readonly spoken: readonly Spoken[];
}

/** Of a record, as `engine.reader` gets it. Throws `form-damaged`. */
export function tellingsOf(engine: Engine, db: ReadDb, row: ScreeningRow): Tellings {
  const form = pinnedForm(db, row);
  const held = new Map(
    [{ layer: 0, heldOn: row.heldOn }, ...listLayers(db, row.id)].map(({ layer, heldOn }) => [layer, heldOn]),
  );
  const entries = new Map(answerEntries(db, row.id).map((one) => [`${one.layer} ${one.question}`, one.seq]));
  // What was written down wrongly and put right since nobody told: the correction stands in its account.
  const recorded = tellingsInPlace(withoutWithdrawn(newestAnswers(db, row.id)), targetsOf(db, row.id));
  const slips = slipsIn(recorded);
  const wrong = new Set(slips.values());
  const listed = recorded
    .filter((one) => !wrong.has(one))
    .map((one) => ({ ...one, of: accountOf(slips, one), rows: rowsOf(one.value).map(rowKey) }));
  const going = discloseAnswers(engine, db, row, form, listed, ['answered', 'own-words']);
  const told = going.map(({ answer, question }): Told => {
    const { value, ownWords, howSaid, of } = answer;
    const rowNumbers = rowsOf(value).map((row) => answer.rows.indexOf(rowKey(row)) + 1);
    const source = {
      screeningId: row.id,
      formTitle: row.formTitle,
      question: question.name,
      title: question.title,
      layer: of.layer,
      row: null,
      on: heldOrRecorded(held.get(of.layer) ?? null, of.at),
      entry: entries.get(`${answer.layer} ${question.name}`) ?? 0,
    };
    const { relation, cause } = of;
    return {
      question,
      value: answer.state === 'answered' ? value : null,
      ownWords,
      rowNumbers,
      relation,
      cause,
      howSaid,
      source,
    };
  });
  const spoken = told
    .filter(({ question }) => question.fact === CHILD_SAID)
    .flatMap(({ value }) => speakersIn(value));
  return { told, spoken };
}

/** Whether what a sentence was made of still goes to its reader, letter by letter, and nothing that somebody added says what does not. */
export function stillGoes(
  engine: Engine,
  db: ReadDb,
  row: Pick<ScreeningRow, 'personId'>,
  { told }: Tellings,
): (sentence: Sentence) => boolean {
  const may = mayRead(engine, db, [row.personId]);
  const going = new Map(
    told.map((one) => [
      placeOf(one.source),
      plain([one.ownWords, readableValue(one.question.element, one.value)].join('\n')),
    ]),
  );
  return ({ text, source, told: words }) => {
    if (!may(text, words)) return false;
    if (source === null) return true;
    const now = going.get(placeOf(source));
    return now?.includes(plain(words)) === true;
  };
}

export const placeOf = ({ layer, question }: { readonly layer: number; readonly question: string }): string =>
  `${layer} ${question}`;

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase();

/**
 * By paragraph, what was told differently of what it says: in a later account of the record, or in another record. It stands beside the
 * first paragraph that comes from that question.
 */
export function toldOtherwise(
  engine: Engine,
  db: ReadDb,
  row: ScreeningRow,
  { told }: Tellings,
  paragraphs: readonly StandingParagraph[],
): ReadonlyMap<string, ToldOtherwise[]> {
  const facts = discloseFacts(engine, db, row.personId);
  const used = new Set(
    paragraphs.flatMap(({ sentences }) =>
      sentences.flatMap(({ source }) => (source === null ? [] : [placeOf(source)])),
    ),
  );
  const words = plain(
    paragraphs.flatMap(({ sentences }) => sentences.flatMap((one) => [one.text, one.told])).join(' '),
  );
  const seen = new Set<string>();
  return new Map(
    paragraphs.map((paragraph) => {
      const questions = [
        ...new Set(paragraph.sentences.flatMap(({ source }) => (source === null ? [] : [source.question]))),
      ].filter((question) => !seen.has(question));
      for (const question of questions) seen.add(question);
      const settled = (key: string) => paragraph.settled.get(key) ?? null;
      const otherwise = questions.flatMap((name): ToldOtherwise[] => {
        const here = told
          .filter((one) => one.question.name === name && isOtherwise(one) && !used.has(placeOf(one.source)))
          .map(({ source, question, value, ownWords }): ToldOtherwise => {
            const key = `${row.id} ${placeOf(source)}`;
            const said = [readableValue(question.element, value), ownWords].filter(Boolean).join(' ');
            return { key, words: said, formTitle: source.formTitle, on: source.on, settled: settled(key) };
          });
        const fact = told.find((one) => one.question.name === name)?.question.fact ?? '';
        const elsewhere = (facts.get(fact)?.statements ?? []).flatMap((one): ToldOtherwise[] => {
          const { origin } = one;
          if (origin.kind !== 'interview' || origin.screeningId === row.id || origin.sheet === true)
            return [];
          const said = [one.text, one.ownWords].filter(Boolean).join(' ');
          const isSame = [one.text, one.ownWords].every((part) => words.includes(plain(part)));
          if (isWithheld(one) || said === '' || isSame || one.howSaid === 'noted') return [];
          const key = `${origin.screeningId} ${placeOf(origin)}`;
          const on = one.heldOn ?? heldOrRecorded(null, one.at);
          return [{ key, words: said, formTitle: origin.formTitle, on, settled: settled(key) }];
        });
        return [...here, ...elsewhere];
      });
      return [paragraph.id, otherwise];
    }),
  );
}

/** Other people of the case by whose name a text can be read. */
export function namesIn(engine: Engine, db: ReadDb, row: Pick<ScreeningRow, 'caseId' | 'personId'>) {
  const { own, others } = knownPeople(db, row);
  const mine = new Set(own.map(({ text }) => plain(text)));
  const known = others.filter(({ text }) => !mine.has(plain(text)));
  const labels = new Set(known.map(({ label }) => label));
  const pointing = loadPointing(engine.resources);
  return (text: string): { readonly label: string; readonly text: string }[] =>
    gathered(
      findIdentifiers(text, known, pointing).filter((one) => labels.has(one.label) && !isWordOnly(one)),
    ).map(({ label, text: name }) => ({ label, text: name }));
}
