/** @file Everything that has a day, is to be seen to or is waited for, in all cases that are not closed. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { isSameName } from '../../core/people/plain-name.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { InCase } from '../clocks/due-parts.ts';
import { dueEverywhere, named } from '../clocks/everywhere.ts';
import { promptsEverywhere } from '../contact/everywhere.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';

/** Throws `form-damaged`. */
export function clockDue(engine: Engine, input: CheckedInput<'clockDue'>): CallOutput<'clockDue'> {
  return engine.session.read((db) => {
    const { owner, includeLater } = input;
    const shown = everythingDue(engine, db).filter(
      (one) => (includeLater || isWaiting(one)) && isOf(one, owner),
    );
    return { today: today(engine, db), due: named(db, shown) };
  });
}

/** Whether somebody has to look at it now: what others have to do is waited for from the first day. */
export const isWaiting = ({ state, whose }: Pick<InCase, 'state' | 'whose'>): boolean =>
  state !== 'no-rule' && (state !== 'later' || whose === 'theirs');

/** `owner`: a name; everybody's when empty. */
export const isOf = (one: Pick<InCase, 'owner'>, owner: string): boolean =>
  owner === '' || isSameName(one.owner, owner);

/** All of it, hearings first and what is needed now after them, then the soonest day first. */
export function everythingDue(engine: Engine, db: ReadDb): InCase[] {
  const day = today(engine, db);
  const days = [...dueEverywhere(engine, db), ...promptsEverywhere(engine, db)];
  const dayOf = ({ on, origin }: InCase): string => on ?? (origin === 'prompt' ? day : '9999');
  return days.sort((a, b) => {
    const [first, second] = [dayOf(a), dayOf(b)];
    return rankOf(a) - rankOf(b) || (first < second ? -1 : first > second ? 1 : 0);
  });
}

const rankOf = ({ means }: InCase): number => (means === 'hearing' ? 0 : means === 'now' ? 1 : 2);
