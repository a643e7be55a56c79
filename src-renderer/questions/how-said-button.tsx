/** @file How an answer came to be said: one small sign beside the question, changed with one press or one key. */

import { useTranslation } from 'react-i18next';
import type { HowSaid } from '../../src-main/core/forms/questions.ts';
import classes from './question.module.css';

/** Not a stop for Tab: Alt+6 reaches it from any field of its question. */
export function HowSaidButton({ mark, onPress }: { readonly mark: HowSaid; readonly onPress: () => void }) {
  const { t } = useTranslation('interview');
  const said = t(mark === '' ? 'howSaid.not-recorded' : `howSaid.${mark}`);
  return (
    <button
      type="button"
      className={classes.mark}
      tabIndex={-1}
      aria-keyshortcuts="Alt+6"
      aria-label={t('howSaid.change', { said })}
      title={t('howSaid.change', { said })}
      data-how-said={mark}
      onClick={onPress}
    >
      {said}
    </button>
  );
}
