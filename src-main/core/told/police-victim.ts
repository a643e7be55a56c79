/** @file The reference under which somebody is the victim, out of all that police know them by: no other stands there. */
import type { FactStatement, FactView } from '../answers/fact.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { readPolice } from './rows-in-words.ts';

interface OfVictim {
  readonly key: 'police.reported' | 'police.force' | 'police.reference';
  readonly value: string;
  readonly said: FactStatement;
}

/** Of the first row with a reference; the force of a row without one makes no reference of it. */
export function policeAsVictim(facts: ReadonlyMap<string, FactView>): OfVictim[] {
  const row = rowsTold(facts.get('police.contacts')).stands.find(({ value }) => {
    const read = readPolice(value);
    return read?.capacity === 'victim' && read.reference !== '';
  });
  const read = readPolice(row?.value);
  if (row === undefined || read === null) return [];
  const { force, reference } = read;
  const { said } = row;
  return [
    { key: 'police.reported', value: 'yes', said },
    ...(force === '' ? [] : [{ key: 'police.force' as const, value: force, said }]),
    { key: 'police.reference', value: reference, said },
  ];
}
