/** @file Which tab of the case a record is at home in: an interview among the interviews, a form among the forms. */
import type { FormFile } from '../../src-main/core/forms/form-format.ts';
import type { CaseTab } from '../ui/routes.tsx';

export const caseTabOf = (form: FormFile): CaseTab =>
  form.testimony.use === 'worksheet' ? 'forms' : 'interviews';
