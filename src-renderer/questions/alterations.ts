/** @file What of a record is not as it was written, in words. */
import { useTranslation } from 'react-i18next';
import type { Alteration } from '../../src-main/contract/interviews.ts';
import { formatMoment } from '../ui/dates.ts';

/** `title`: a question's words, where they are at hand. */
export function useAlterations(): (one: Alteration, title?: (question: string) => string) => string {
  const { t } = useTranslation('interview');
  return ({ kind, questions, at }, title = (name) => name) =>
    t(`altered.kind.${kind}`, {
      when: at === null ? t('altered.unknownDay') : formatMoment(at),
      questions: questions.map((name) => `“${title(name)}”`).join(', '),
    });
}
