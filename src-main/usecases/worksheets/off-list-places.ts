/** @file Places in the UK that were told and are in no town of the form's list: the form takes "Unknown" for them. */
import type { FactView } from '../../core/answers/fact.ts';
import { coded } from '../../core/findings/finding.ts';
import { periodsTold } from '../../core/told/period.ts';
import { isInUk } from '../../core/told/places.ts';
import { listedTowns, UNKNOWN } from '../../core/told/towns.ts';
import type { LookAt, OnSheetNow } from '../disclosure/sheet.ts';

const TOWN = 'exploitation.uk-town-1';
/** The fact of which the field for addresses is made. */
const OTHER = 'exploitation.uk-other';

/** One line for all of them, on the first field for a town. A place that was told of one period is named once. */
export function offListToSee(facts: ReadonlyMap<string, FactView>, { asked }: OnSheetNow): LookAt[] {
  const on = asked.find(({ fact }) => fact === TOWN);
  const field = asked.find(({ element }) => element.testimony.from?.includes(OTHER));
  const rows = periodsTold(facts.get('exploitation.periods')).filter(
    ({ value }) => isInUk(value) && listedTowns(value.place).includes(UNKNOWN),
  );
  const [first] = rows;
  if (on === undefined || field === undefined || first === undefined) return [];
  const places = [...new Set(rows.map(({ value }) => value.place))];
  const found = [coded('places-off-list', { places, field: field.title })];
  const line = `told/off-list-${Math.max(...rows.map(({ said }) => said.seq))}-${rows.length}`;
  return [{ line, on, about: on.title, source: '', found }];
}
