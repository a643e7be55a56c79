/** @file `testimony case earlier` and `case decide`: what fields said before, and which counts where two offices wrote different things. */
import type { EarlierWords } from '../../contract/cases.ts';
import { fieldName } from '../../core/details/field-lines.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { moment } from '../moment.ts';
import { withVault } from '../with-vault.ts';

const OPEN = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE } as const;

export const earlierCommand = command({
  name: 'case earlier',
  summary: 'Show what the case, its people and its exhibits were called and said before, by whom and when',
  details: [
    '"*" is what counts now. Two of them in one field: two offices wrote different things, and nobody has decided. "case decide" does.',
  ],
  options: OPEN,
  example: 'case earlier --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const found = await perform(engine, 'earlierWords', { caseId }, job);
      const lines = found.subjects.flatMap(subjectLines);
      return { json: found, lines: lines.length === 0 ? ['Nothing was changed yet.'] : lines };
    }),
});

const subjectLines = ({ kind, about, fields }: EarlierWords): string[] => [
  `${kind}: ${printable(about)}`,
  ...fields.flatMap(({ field, undecided, lines }) => [
    `  ${fieldName(field)}${undecided ? ' (not decided)' : ''}`,
    ...lines.map(({ id, words, at, author, effective }) => {
      const said = words === null ? '(these words stayed where they were replaced)' : words || '(nothing)';
      const who = [author, at === '' ? '' : moment(at)].filter(Boolean).join(', ');
      const mark = effective ? '*' : ' ';
      return `  ${mark} ${printable(said)}${who === '' ? '' : `  [${printable(who)}]`}${undecided && effective ? `  ${id}` : ''}`;
    }),
  ]),
];

export const decideCommand = command({
  name: 'case decide',
  summary: 'Say which counts, where two offices wrote different things in one field',
  details: ['The other stays in "case earlier". At the next handover the decision goes along.'],
  options: {
    ...OPEN,
    line: {
      type: 'string',
      value: 'LINE',
      help: 'the one that counts, as "case earlier" names it',
      required: true,
    },
  },
  example: 'case decide --vault ./my-vault --case LH-2026-014 --line 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { subjects } = await perform(engine, 'earlierWords', { caseId }, job);
      const found = subjects
        .flatMap(({ kind, subject, fields }) => fields.map((one) => ({ kind, subject, ...one })))
        .find(
          ({ undecided, lines }) =>
            undecided && lines.some((one) => one.effective && one.id === options.line),
        );
      if (found === undefined) throw new TestimonyError('not-found', { subject: options.line });
      const { kind, subject, field } = found;
      const done = await perform(engine, 'wordsDecide', { kind, subject, field, line: options.line }, job);
      return { json: done, lines: [`Decided: ${fieldName(field)}.`] };
    }),
});
