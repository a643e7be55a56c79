/** @file A cell of a row that holds words: trimmed, and empty where it was left out or is no text. */
import * as z from 'zod';

export const CellWords = z
  .string()
  .nullable()
  .default('')
  .catch('')
  .transform((words) => words?.trim() ?? '');
