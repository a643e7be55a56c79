/** @file In which language a person is spoken with, as far as it is recorded. */
import type { TFunction } from 'i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';

export function spokenWith(t: TFunction<'people'>, { language, interpreterNeeded }: PersonView): string[] {
  return [
    ...(language === '' ? [] : [t('speaks', { language })]),
    ...(interpreterNeeded === null ? [] : [t(interpreterNeeded ? 'interpreter.yes' : 'interpreter.no')]),
  ];
}
