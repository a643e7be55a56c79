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
    const shown = ofOwner(everythingDue(engine, db), owner).filter((one) => includeLater || isWaiting(one));
    return { today: today(engine, db), due: named(db, shown) };
  });
}

/** Whether somebody has to look at it now: what others have to do is waited for from the first day. */
export const isWaiting = ({ state, whose }: Pick<InCase, 'state' | 'whose'>): boolean =>
  state !== 'no-rule' && (state !== 'later' || whose === 'theirs');

/** `owner`: a name; everybody's when empty. */
export const ofOwner = (all: readonly InCase[], owner: string): readonly InCase[] =>
  owner === '' ? all : all.filter((one) => isSameName(one.owner, owner));

/** All of it, hearings first and what is needed now after them, then the soonest day first. */
export function everythingDue(engine: Engine, db: ReadDb): InCase[] {
  const day = today(engine, db);
  const days = [...dueEverywhere(engine, db), ...promptsEverywhere(engine, db)];
  // Days are far fewer than what falls on them, so that they are what is put in order.
  const byDay = Map.groupBy(days, ({ on, origin }) => on ?? (origin === 'prompt' ? day : '9999'));
  const soonest = [...byDay.keys()].sort().flatMap((on) => byDay.get(on) ?? []);
  const { hearing = [], now = [], other = [] } = Object.groupBy(soonest, ({ means }) => rankOf(means));
  return [...hearing, ...now, ...other];
}

const rankOf = (means: InCase['means']): 'hearing' | 'now' | 'other' =>
  means === 'hearing' || means === 'now' ? means : 'other';
