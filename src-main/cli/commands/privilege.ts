/** @file `testimony privilege …`: what is marked privileged, marking it, and lifting the mark. */
import type { CallOutput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { Marked } from '../../contract/privilege.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { recordId } from '../record-option.ts';
import { withVault } from '../with-vault.ts';

const OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE };
const WHAT = {
  item: { type: 'string', value: 'NAME', help: 'an exhibit: its mark, title, file name or identifier' },
  id: { type: 'string', value: 'ID', help: 'an interview or a worksheet, as in "record show"' },
  note: { type: 'string', value: 'N', help: 'with --id: one of its notes, the first being 1' },
} as const;

const mark = command({
  name: 'privilege mark',
  summary: 'Mark an exhibit, a record or a note privileged',
  details: [
    'For what passed between a client and their lawyer for advice, or was made mainly for proceedings. A paper that existed before does not become privileged because a solicitor was given it (Ventouris v Mountain, England and Wales).',
    'Marked, it goes into no bundle and no export, and nothing in it is offered or quoted. What was copied from it before is withheld too.',
  ],
  options: { ...OPTIONS, ...WHAT, reason: { type: 'string', value: 'TEXT', help: 'why, for the log' } },
  example: 'privilege mark --vault ./my-vault --case LH-2026-014 --item AB4 --reason "letter of advice"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const of = await markedBy(engine, options, job);
      return listed(await perform(engine, 'privilegeMark', { of, reason: options.reason ?? '' }, job));
    }),
});

const lift = command({
  name: 'privilege lift',
  summary: 'Lift a privileged mark: who decided it and why stays in the log',
  options: {
    ...OPTIONS,
    ...WHAT,
    by: { type: 'string', value: 'NAME', help: 'the person who decides it', required: true },
    reason: { type: 'string', value: 'TEXT', help: 'why', required: true },
  },
  example:
    'privilege lift --vault ./my-vault --case LH-2026-014 --item AB4 --by "Ruth Clarke" --reason "served on 2 May"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const of = await markedBy(engine, options, job);
      const { by, reason } = options;
      return listed(await perform(engine, 'privilegeLift', { of, by, reason }, job));
    }),
});

const list = command({
  name: 'privilege list',
  summary: 'List what is marked privileged in a case',
  options: OPTIONS,
  example: 'privilege list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      return listed(await perform(engine, 'privilegeList', { caseId }, job));
    }),
});

interface Typed {
  readonly case: string;
  readonly item: string | undefined;
  readonly id: string | undefined;
  readonly note: string | undefined;
}

/** Throws `usage` unless one thing is named, `not-found`. */
async function markedBy(engine: Engine, typed: Typed, job: Job): Promise<Marked> {
  const { item, id, note } = typed;
  const { id: caseId } = await findCase(engine, typed.case, job);
  if ((item === undefined) === (id === undefined) || (note !== undefined && id === undefined))
    throw new TestimonyError('usage', { subject: '--item', detail: 'name one thing: --item, or --id' });
  if (item !== undefined) {
    const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
    return { kind: 'exhibit', id: findEvidence(evidence, item).id };
  }
  const screeningId = recordId(id ?? '');
  const view = await perform(engine, 'screeningShow', { screeningId }, job);
  if (view.caseId !== caseId) throw new TestimonyError('not-found', { subject: '--id' });
  if (note === undefined) return { kind: 'record', id: screeningId };
  const chosen = view.notes[Number(note) - 1];
  if (chosen === undefined) throw new TestimonyError('not-found', { subject: '--note' });
  return { kind: 'note', id: screeningId, note: chosen.id };
}

function listed(found: CallOutput<'privilegeList'>) {
  const rows = found.marks.map((one) => [
    one.at.slice(0, 10),
    one.kind,
    one.title,
    one.subject,
    one.decidedBy,
    one.reason,
  ]);
  const lines =
    rows.length === 0
      ? ['Nothing is marked privileged.']
      : columns(['date', 'what', 'title', 'identifier', 'marked by', 'reason'], rows);
  return { json: found, lines };
}

export const privilegeCommands = [mark, lift, list];
