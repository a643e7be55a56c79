/** @file The calls of shared/contract/forms.ts. */
import type { formCalls } from '../../shared/contract/forms.ts';
import type { Handlers } from '../handlers.ts';
import { formExport } from './export-form.ts';
import { formImport } from './import-form.ts';
import { formRemove, formReport } from './keep-forms.ts';

export const formHandlers = { formImport, formExport, formReport, formRemove } satisfies Handlers<
  keyof typeof formCalls
>;
