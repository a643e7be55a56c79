/** @file What exists as evidence, row by row, in words: a line for each, without the heads of its columns. */
import * as z from 'zod';

/** The fact whose rows say what exists, who has it, where it is and what it shows. */
export const EVIDENCE = 'evidence.held';

const Words = z
  .string()
  .nullable()
  .default('')
  .catch('')
  .transform((words) => words?.trim() ?? '');
const Rows = z.array(z.object({ what: Words, holder: Words, place: Words, about: Words }));

/** "Payslips: hours and pay (Nelu, the office)". Empty where there are no rows. */
export const evidenceInWords = (value: unknown): string =>
  (Rows.safeParse(value).data ?? [])
    .map(({ what, holder, place, about }) => {
      const said = [what, about].filter((part) => part !== '').join(': ');
      const where = [holder, place].filter((part) => part !== '').join(', ');
      if (said === '' || where === '') return said || where;
      return `${said} (${where})`;
    })
    .filter((line) => line !== '')
    .join('\n');
