/** @file Whether what went wrong is about one document, so that the others can go on. */
import { asTestimonyError } from '../../core/errors/errors.ts';

/** Of the document itself; whatever is said of the vault or of the whole work ends it. */
const OF_A_DOCUMENT: readonly string[] = [
  'damaged-file',
  'too-large',
  'took-too-long',
  'password-needed',
  'not-found',
  'vault-damaged',
  'check-failed',
  'too-many-pages',
];

export const isOfADocument = (thrown: unknown): boolean =>
  OF_A_DOCUMENT.includes(asTestimonyError(thrown).code);
