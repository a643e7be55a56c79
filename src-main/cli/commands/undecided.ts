/** @file `testimony case undecided`: what two vaults wrote apart, and deciding which of it is to stand. */
import type { UndecidedView } from '../../contract/cases.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { moment } from '../moment.ts';
import { fieldWords } from '../side-words.ts';
import { withVault } from '../with-vault.ts';

export const undecidedCommand = command({
  name: 'case undecided',
  summary: 'Show what two offices wrote apart and nobody has decided, or decide it',
  details: [
    'After a handover there may be two lines about one thing, neither written in view of the other. Until somebody decides, the safer one governs: no before yes, the earlier day, all that one of two plans rules out. Of names, numbers and notes the newer one is used. In a draft each office goes by its own answer until the author decides.',
    'To decide: --decide with the number of the thing, --take with the number of the line that is to stand, and --reason. It is written once more, in view of all of them. Ask the person first. Of two plans only the one that is taken counts then: what the other rules out is no longer ruled out. Where neither is to stand, record a new line: consent record, clock amend, contact plan, contact add-to, support record.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    decide: { type: 'string', value: 'N', help: 'which thing, by its number in the list' },
    take: { type: 'string', value: 'M', help: 'with --decide: which of its lines is to stand' },
    reason: { type: 'string', value: 'TEXT', help: 'with --decide: why; shown beside the line' },
  },
  example: 'case undecided --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const open = await perform(engine, 'undecidedList', { caseId }, job);
      if (options.decide === undefined) return { json: open, lines: undecidedLines(open.undecided) };
      const of = open.undecided[Number(options.decide) - 1];
      const line = of?.lines[Number(options.take ?? '') - 1];
      if (of === undefined) throw new TestimonyError('not-found', { subject: '--decide' });
      if (line === undefined) throw new TestimonyError('not-found', { subject: '--take' });
      if ((options.reason ?? '').trim() === '')
        throw new TestimonyError('usage', { subject: '--reason', detail: 'Say why: --reason "…"' });
      const input = { caseId, name: of.name, line: line.id, reason: options.reason ?? '' };
      const left = await perform(engine, 'undecidedDecide', input, job);
      return { json: left, lines: [`Decided: ${printable(of.title)}.`, ...undecidedLines(left.undecided)] };
    }),
});

function undecidedLines(all: readonly UndecidedView[]): string[] {
  if (all.length === 0) return ['Nothing is undecided.'];
  return all.flatMap(({ title, person, lines }, thing) => [
    printable(`${thing + 1}. ${[title, person].filter(Boolean).join(', ')}`),
    ...lines.flatMap(({ at, by, from, governs, said }, number) => [
      printable(
        `   ${number + 1}. ${moment(at)} by ${by}${from === '' ? '' : `, ${from}`}${governs ? ' (governs until somebody decides)' : ''}`,
      ),
      ...Object.entries(said)
        .filter(([, value]) => value !== '')
        .map(([field, value]) => printable(`      ${fieldWords(field)}: ${value.split('\n').join('; ')}`)),
    ]),
  ]);
}
