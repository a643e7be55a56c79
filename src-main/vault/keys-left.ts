/**
 * @file Who has to be left with a key, whatever is changed: somebody who manages the vault, and, while a step takes a
 * second person, two who could do it. Asked where keys are changed, at that moment.
 */
import { about, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { couldStandBy, supervisorsIn } from '../core/vault/roles.ts';
import type { KeyHolder, ReadDb } from './db.ts';
import { readRules } from './queries/vault-rules.ts';

/** Throws `bad-input`. A vault that was so before, by what another program wrote, may be changed. */
export function requireKeysLeft(db: ReadDb, before: readonly KeyHolder[], left: readonly KeyHolder[]): void {
  const [supervisor] = supervisorsIn(before);
  if (supervisor !== undefined && supervisorsIn(left).length === 0)
    throw refused(supervisor.name, 'key-last-supervisor');
  const fewer = couldStandBy(left).length < couldStandBy(before).length;
  if (fewer && readRules(db).second.length > 0) requireTwo(left);
}

/** Throws `bad-input` where there are no two who do more than look. */
export function requireTwo(holders: readonly KeyHolder[]): void {
  if (couldStandBy(holders).length < 2) throw refused('people', 'second-none');
}

const refused = (subject: string, code: 'key-last-supervisor' | 'second-none') =>
  new TestimonyError('bad-input', { subject, found: [about(subject, coded(code))] });
