/** @file An answer as it reads in a summary: the answer or what was said instead, then the person's own words. */

import { useTranslation } from 'react-i18next';
import { howSaidByDefault, shownMark } from '../../src-main/core/answers/how-said.ts';
import { apartFromReason } from '../../src-main/core/answers/reason-words.ts';
import { isRecorded } from '../../src-main/core/answers/said.ts';
import { relationTold } from '../../src-main/core/answers/since-then.ts';
import type { FormQuestion } from '../../src-main/core/forms/form-format.ts';
import type { HowSaid } from '../../src-main/core/forms/questions.ts';
import { rowCauses } from '../../src-main/core/told/cause-words.ts';
import { quotedWords } from '../../src-main/core/told/words-of-place.ts';
import { langOf } from '../ui/lang.ts';
import { type Draft, valueText } from './answers.ts';
import classes from './question.module.css';

export function AnswerText({
  question,
  draft,
  none,
  asked = '',
  past = false,
  filled = false,
}: {
  readonly question: FormQuestion;
  readonly draft:
    | (Pick<Draft, 'state' | 'value' | 'ownWords' | 'relation' | 'cause' | 'howSaid'> & {
        /** In which it was said, where that is recorded. */
        readonly language?: string;
      })
    | undefined;
  /** How its question is asked; '' for one that takes no mark of its own. */
  readonly asked?: HowSaid | undefined;
  /** The account is of a day that is past. */
  readonly past?: boolean | undefined;
  /** Said where nothing is recorded; "Not asked yet" unless given. */
  readonly none?: string;
  /** In a worksheet: what agrees with the record was filled in from it, and nobody was asked again. */
  readonly filled?: boolean | undefined;
}) {
  const { t } = useTranslation('interview');
  if (draft === undefined || !isRecorded(draft))
    return <span className="quiet">{none ?? t('state.none')}</span>;
  const { own, reason, ofRows } = apartFromReason(draft);
  const { relation, cause } = relationTold(draft);
  const howSaid = draft.howSaid ?? howSaidByDefault({ asked, isPast: past }, draft.relation);
  const mark = shownMark({ ...draft, howSaid }, asked);
  return (
    <>
      {draft.state === 'answered' ? (
        <span className="words" dir="auto" {...langOf(valueText(question, draft.value), draft.language)}>
          {valueText(question, draft.value)}
        </span>
      ) : draft.state === 'own-words' || draft.state === 'cleared' ? null : (
        <span className="quiet">{t(`state.${draft.state}`)}</span>
      )}
      {own === '' ? null : (
        <span className={`words ${classes.quote}`} dir="auto" {...langOf(own, draft.language)}>
          {own}
        </span>
      )}
      {relation === 'new' ? null : (
        <span className={classes.relation}>
          {t(filled && draft.relation === 'confirms' ? 'relation.filled' : `relation.${relation}`)}
          {cause === '' ? '' : `, ${t(`cause.${cause}`).toLowerCase()}`}
          {reason === '' ? '' : `: ${quotedWords(reason)}`}
          {ofRows.length === 0 ? '' : `; ${rowCauses(ofRows)}`}
        </span>
      )}
      {mark === null ? null : (
        <span className={classes.relation} data-how-said={mark}>
          {t(`howSaid.${mark}`)}
        </span>
      )}
    </>
  );
}
