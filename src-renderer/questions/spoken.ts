/** @file Language and interpreter of a session, in one line. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView, SessionView } from '../../src-main/contract/interviews.ts';
import { isoDay } from '../ui/dates.ts';

export function useSpoken(): (session: Pick<SessionView, 'language' | 'interpreter'>) => string {
  const { t } = useTranslation('interview');
  return ({ language, interpreter }) => {
    if (language === '' && interpreter === '') return t('spoken.nothing');
    if (interpreter === '') return t('spoken.alone', { language });
    return language === ''
      ? t('spoken.through', { interpreter })
      : t('spoken.both', { language, interpreter });
  };
}

/**
 * Whether all that is recorded, and who spoke how, is from another day: what was said of it last time may not hold.
 * Which day came first is not asked: a clock that once ran ahead must not make last time look like today.
 */
export function isFromAnotherDay(
  view: Pick<ScreeningView, 'answers' | 'sessions' | 'startedAt'>,
  now: Date,
): boolean {
  const today = isoDay(now);
  const days = [view.startedAt, ...view.sessions.map((one) => one.at), ...view.answers.map((one) => one.at)];
  return days.every((at) => at.slice(0, today.length) !== today);
}
