/** @file `testimony case situation`: arrest, charge, bail, plea, hearing, solicitor, detention, removal: the first page of a case. */

import {
  isSolicitor,
  MATTERS,
  SITUATION_ANSWERS,
  SITUATIONS,
  type Situation,
  SituationAnswer,
  type SituationKind,
} from '../../core/cases/situation.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDay } from '../dates.ts';
import { findCase } from '../find.ts';
import { withVault } from '../with-vault.ts';

const TOLD: Readonly<Record<SituationKind, string>> = {
  arrested: 'Arrested',
  charged: 'Charged with an offence',
  bail: 'On bail',
  plea: 'Plea still to be entered',
  hearing: 'Hearing listed',
  solicitor: 'Solicitor acting',
  'second-solicitor': 'Second solicitor acting',
  detained: 'Detained',
  removal: 'Removal planned',
};

export const situationCommand = command({
  name: 'case situation',
  summary:
    'Record or show whether somebody is arrested, charged, on bail, detained or to be removed, and court dates',
  details: [
    'Ask this first. Without --what it shows what is recorded. One line at a time is recorded, and the others stay.',
  ],
  positionals: [{ name: 'REF', help: "the case's reference" }],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    what: {
      type: 'string',
      value: 'WHAT',
      help: `one of: ${SITUATIONS.join(', ')}; plea: one is still to be entered`,
    },
    answer: { type: 'string', value: 'ANSWER', help: `one of: ${SITUATION_ANSWERS.join(', ')}` },
    who: { type: 'string', value: 'NAME', help: 'whom it is about, where there are several people' },
    on: { type: 'string', value: 'DAY', help: 'when, as in 2026-11-24' },
    time: { type: 'string', value: 'HH:MM', help: 'at what time' },
    where: {
      type: 'string',
      value: 'TEXT',
      help: 'where: police station, court, prison; for a solicitor, their name and telephone',
    },
    'acts-in': {
      type: 'string',
      value: 'MATTER',
      help: `for a solicitor, one of: ${MATTERS.join(', ')}; only crime goes with a case against the person`,
    },
    'told-by': { type: 'string', value: 'NAME', help: 'who said so' },
  },
  example:
    'case situation LH-2026-014 --vault ./my-vault --what detained --answer yes --where "HMP Example" --told-by "her solicitor"',
  run: ({ options, positionals: [reference = ''], terminal, job }) => {
    const line = lineOf(options);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, reference, job);
      const before = await perform(engine, 'caseShow', { caseId }, job);
      const view =
        line === null
          ? before
          : await perform(
              engine,
              'caseSituation',
              { caseId, situation: { ...before.situation, ...line } },
              job,
            );
      return { json: { situation: view.situation }, lines: situationLines(view.situation) };
    });
  },
});

interface Typed {
  readonly what: string | undefined;
  readonly answer: string | undefined;
  readonly who: string | undefined;
  readonly on: string | undefined;
  readonly time: string | undefined;
  readonly where: string | undefined;
  readonly 'acts-in': string | undefined;
  readonly 'told-by': string | undefined;
}

/** Null where nothing is to be recorded. Throws `usage`. */
function lineOf(typed: Typed): Situation | null {
  if (typed.what === undefined && typed.answer === undefined) return null;
  const kind = SITUATIONS.find((one) => one === typed.what);
  if (kind === undefined)
    throw new TestimonyError('usage', { subject: '--what', detail: `one of: ${SITUATIONS.join(', ')}` });
  const on = typed.on === undefined ? null : readDay(typed.on, '--on');
  const { answer, who, time, where, 'acts-in': actsIn } = typed;
  if (actsIn !== undefined && !isSolicitor(kind))
    throw new TestimonyError('usage', {
      subject: '--acts-in',
      detail: 'only with --what solicitor or second-solicitor',
    });
  const read = SituationAnswer.safeParse({ answer, who, on, time, where, actsIn, toldBy: typed['told-by'] });
  if (read.success) return { [kind]: read.data };
  const field = String(read.error.issues[0]?.path[0] ?? 'answer');
  const option: Readonly<Record<string, string>> = { toldBy: 'told-by', actsIn: 'acts-in' };
  const choices = field === 'actsIn' ? MATTERS : SITUATION_ANSWERS;
  throw new TestimonyError('usage', {
    subject: `--${option[field] ?? field}`,
    detail: field === 'time' ? 'a time such as 14:30' : `one of: ${choices.join(', ')}`,
  });
}

/** A row for each that was asked; what nobody asked yet is named. */
export function situationLines(situation: Situation): string[] {
  const rows = SITUATIONS.map((kind) => {
    const found = situation[kind];
    if (found === undefined) return [TOLD[kind], 'not asked yet', '', '', '', ''];
    const told = found.actsIn === undefined ? TOLD[kind] : `${TOLD[kind]}, in: ${found.actsIn}`;
    const when = [found.on ?? '', found.time].filter(Boolean).join(' ');
    return [told, found.answer, found.who, when, found.where, found.toldBy];
  });
  return columns(['', 'answer', 'who', 'when', 'where', 'told by'], rows);
}
