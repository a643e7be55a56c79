/**
 * @file Words that are kept back from papers and go with a handover: a record goes as it was signed, or nobody could hold
 * it against its signature. Whoever makes the file sees them before, and whoever opens it is told.
 */
import type { Withheld } from '../../core/answers/fact.ts';
import { coded } from '../../core/findings/finding.ts';
import type { WithheldThere } from '../../core/handover/manifest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { withheldIn } from '../disclosure/answers.ts';
import { withheldFrom } from '../disclosure/disclosure.ts';
import type { Engine } from '../engine/engine.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { paperWords } from '../resources/paper-words.ts';
import type { Part } from './collect.ts';

/** Throws `form-damaged`. */
export function withheldThere(engine: Engine, db: ReadDb, { people, records }: Part): WithheldThere[] {
  const say = paperWords(engine.resources);
  // Whoever gets it may hand it on: from whom words are withheld has to go with them.
  const withheld = withheldIn(engine, db, people);
  const lines = withheldFrom(db, people);
  const reasonOf = ({ seq, reason }: Withheld) => {
    const readers = lines.get(seq) ?? null;
    return readers === null
      ? reason
      : say(coded('withheld-limit', { reason, only: readers.only, names: readers.names.join(', ') }));
  };
  return [...records].flatMap((screeningId) => {
    const row = requireScreening(db, screeningId);
    const found = withheld(row).map(
      ({ title: question, why }): WithheldThere => ({
        form: row.formTitle,
        question,
        reason: reasonOf(why),
      }),
    );
    return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  });
}
