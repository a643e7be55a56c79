/** @file When a note is of and when it was entered, in words. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import { formatFuzzyDate } from '../../src-main/core/dates/fuzzy-date.ts';
import { formatMoment } from '../ui/dates.ts';

export function useNoteMoment() {
  const { t } = useTranslation('interview');
  return ({ at, heldOn }: Pick<ScreeningView['notes'][number], 'at' | 'heldOn'>): string =>
    heldOn === null
      ? formatMoment(at)
      : t('notes.held', { day: formatFuzzyDate(heldOn), when: formatMoment(at) });
}
