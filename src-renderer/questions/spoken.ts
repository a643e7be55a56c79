/** @file Language and interpreter of a session, in one line. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView, SessionView } from '../../src-main/contract/interviews.ts';

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

/** Whether all that is recorded, and who spoke how, is from an earlier day: what was said of it last time may not hold. */
export function isFromEarlierDay(
  view: Pick<ScreeningView, 'answers' | 'sessions' | 'startedAt'>,
  now: Date,
): boolean {
  const two = (number: number) => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const days = [view.startedAt, ...view.sessions.map((one) => one.at), ...view.answers.map((one) => one.at)];
  return days.every((at) => at.slice(0, today.length) < today);
}
