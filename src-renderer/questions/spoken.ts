/** @file Language and interpreter of a sitting, in one line. */
import { useTranslation } from 'react-i18next';
import type { SittingView } from '../../src-main/shared/contract/screening.ts';

export function useSpoken(): (sitting: Pick<SittingView, 'language' | 'interpreter'>) => string {
  const { t } = useTranslation('interview');
  return ({ language, interpreter }) => {
    if (language === '' && interpreter === '') return t('spoken.nothing');
    if (interpreter === '') return t('spoken.alone', { language });
    return language === ''
      ? t('spoken.through', { interpreter })
      : t('spoken.both', { language, interpreter });
  };
}
