/** @file Kinds of statement for a court, and the order in which one is drafted: resources/statements. */
import { join } from 'node:path';
import type { Nation } from '../../core/dates/working-days.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { OrderFile } from '../../core/statements/draft.ts';
import { KindsFile, kindsFor, type StatementKind } from '../../core/statements/kinds.ts';
import type { Resources } from './resources.ts';
import { loadFacts, readData } from './vocabulary.ts';

const ORDER = join('statements', 'order.json');
const read = new WeakMap<Resources, { readonly kinds: KindsFile; readonly order: OrderFile }>();

/** Throws `form-damaged` naming the file, and a fact in it that is none. */
export function statementRules(resources: Resources): { kinds: KindsFile; order: OrderFile } {
  const known = read.get(resources);
  if (known !== undefined) return known;
  const kinds = readData(resources, join('statements', 'kinds.json'), KindsFile);
  const order = readData(resources, ORDER, OrderFile);
  const facts = new Set(loadFacts(resources).map(({ key }) => key));
  const named = [...order.phases.flatMap((one) => one.facts), ...order.rows.map(({ fact }) => fact)];
  const odd = named.find((key) => !facts.has(key));
  if (odd !== undefined) throw new TestimonyError('form-damaged', { subject: ORDER, detail: odd });
  read.set(resources, { kinds, order });
  return { kinds, order };
}

/** Throws `bad-input` for one that a case of this nation does not have. */
export function statementKind(resources: Resources, nation: Nation, id: string): StatementKind {
  const { kinds, notOffered } = kindsFor(statementRules(resources).kinds, nation);
  const kind = kinds.find((one) => one.id === id);
  if (kind !== undefined) return kind;
  const found =
    kinds.length === 0
      ? coded('statement-not-offered', { why: notOffered })
      : coded('statement-no-kind', { kinds: kinds.map((one) => one.id) });
  throw new TestimonyError('bad-input', { subject: 'kind', found: [found] });
}
