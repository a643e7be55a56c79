/** @file The calls of contract/forms.ts. */
import type { formCalls } from '../../contract/forms.ts';
import { formList, formShow } from '../forms/forms.ts';
import { formImport } from '../forms/import-form.ts';
import { formRemove, formReport } from '../forms/keep-forms.ts';
import { formExport } from '../leaving/export-form.ts';
import type { Handlers } from './handlers.ts';

export const formHandlers = {
  formList,
  formShow,
  formImport,
  formExport,
  formReport,
  formRemove,
} satisfies Handlers<keyof typeof formCalls>;
