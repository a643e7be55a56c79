/** @file What the official form asks in a field, and the help it gives there: a field's own name can mean the opposite. */
import { useTranslation } from 'react-i18next';
import type { FormQuestion } from '../../src-main/core/forms/form-format.ts';

export function OfficialHelp(props: {
  readonly question: FormQuestion;
  readonly className: string | undefined;
}) {
  const { t } = useTranslation('interview');
  const { official } = props.question.testimony;
  if (official === undefined) return null;
  const { asks, hint = '' } = official;
  return (
    <p className={props.className} data-official>
      {t('answer.official', { asks })}
      {hint === '' ? '' : ` (${hint.split('\n').join(' · ')})`}
    </p>
  );
}
