/**
 * @file Words that are kept back from papers and go with a handover: a record goes as it was signed, or nobody could hold
 * it against its signature. Whoever makes the file sees them before, and whoever opens it is told.
 */
import type { Withheld } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { coded } from '../../core/findings/finding.ts';
import type { WithheldThere } from '../../core/handover/manifest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { newestAnswers } from '../../vault/queries/screening.ts';
import { withheldFrom } from '../disclosure/disclosure.ts';
import { readWithheld } from '../disclosure/withhold.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { paperWords } from '../resources/paper-words.ts';
import type { Part } from './collect.ts';

/** Throws `form-damaged`. */
export function withheldThere(engine: Engine, db: ReadDb, { people, records }: Part): WithheldThere[] {
  // Whoever gets it may hand it on: from whom words are kept has to go with them.
  const withheld = readWithheld(engine, db, people);
  const say = paperWords(engine.resources);
  const lines = withheldFrom(db, people);
  const reasonOf = ({ seq, reason }: Withheld) => {
    const readers = lines.get(seq) ?? null;
    return readers === null
      ? reason
      : say(coded('withheld-limit', { reason, only: readers.only, names: readers.names.join(', ') }));
  };
  return [...records].flatMap((screeningId) => {
    const row = requireScreening(db, screeningId);
    const form = pinnedForm(db, row);
    const isSheet = form.file.testimony.use === 'worksheet';
    const found = newestAnswers(db, screeningId).flatMap((answer): WithheldThere[] => {
      const question = form.byName.get(answer.question);
      const read = (value: unknown) =>
        answer.state === 'answered' ? readableValue(question?.element, value) : '';
      const going = withheld.going({ screeningId, ...answer }, isSheet, read);
      const why = going.why ?? going.partly;
      if (why === undefined) return [];
      return [{ form: row.formTitle, question: question?.title ?? answer.question, reason: reasonOf(why) }];
    });
    return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  });
}
