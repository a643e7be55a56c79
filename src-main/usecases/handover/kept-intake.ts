/** @file What was found out about an exhibit that came in a file. */
import type { Intake } from '../../evidence/decoder.ts';

/** What intake found, as it is kept with the file until a case takes it. */
export type KeptIntake =
  | Omit<Intake, 'workingCopy' | 'thumbnail' | 'parts' | 'words'>
  | { readonly failure: { readonly code: string; readonly detail: string } };
