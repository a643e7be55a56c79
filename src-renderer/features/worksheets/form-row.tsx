/**
 * @file One form: its name, what it is for in a line, and the sheets of it that exist. Opened, it says the rest: what it
 * is not, where it comes from and how sure that is. Its first page says all of it again.
 */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SheetStanding } from '../../../src-main/contract/accounts.ts';
import type { FormSummary } from '../../../src-main/contract/forms.ts';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { busy } from '../../age/beginning.tsx';
import { useReadOnly } from '../../bridge/read-only.ts';
import { certaintyWord } from '../../questions/certainty.ts';
import { Changing } from '../../ui/changing.tsx';
import { NO_BREAK, SureSign } from '../../ui/sure-sign.tsx';
import classes from './worksheets.module.css';

export function FormRow(props: {
  readonly form: FormSummary;
  /** Sheets of this form for this person. */
  readonly sheets: readonly ScreeningSummary[];
  /** Null where the form is not for them: what is there is only read. */
  readonly onStart: (() => void) | null;
  /** A sheet of it is being made. */
  readonly starting: boolean;
  readonly onOpen: (id: ScreeningId) => void;
  /** Which of them have answers older than what was told since, or undecided. */
  readonly standings: readonly SheetStanding[];
}) {
  const { t } = useTranslation('worksheets');
  const { form, sheets } = props;
  const draft = sheets.find((one) => one.status === 'draft');
  const readOnly = useReadOnly() === true;
  const startWord = t(props.starting ? 'starting' : 'start');
  const goesOn = ({ status }: ScreeningSummary) => status === 'draft' && !readOnly;
  return (
    <li className={classes.form} data-form={form.id}>
      <div className={classes.formMain}>
        <h4 className={classes.formTitle}>{form.title}</h4>
        <details className={classes.about}>
          <summary>
            <span>{form.description}</span>
          </summary>
          <p className={classes.label}>
            {form.label}
            {NO_BREAK}
            <SureSign source={form.source} sure={certaintyWord(form.certainty)} />
          </p>
        </details>
      </div>
      <div className={classes.sheets}>
        {props.standings.map(({ screeningId, older, undecided }) => (
          <p key={screeningId} className={classes.standing} data-standing>
            {older === 0 ? null : t('older', { count: older })}
            {older === 0 || undecided === 0 ? null : ' '}
            {undecided === 0 ? null : t('undecided', { count: undecided })}
          </p>
        ))}
        {sheets.map((one) => (
          <Button
            key={one.id}
            variant="default"
            onClick={() => props.onOpen(one.id)}
            aria-label={`${t(goesOn(one) ? 'goOn' : 'read')}: ${form.title}, ${formatDay(one.startedAt)}`}
          >
            {goesOn(one)
              ? t('goOnCount', { count: one.answered })
              : t('readDay', { day: formatDay(one.signedAt ?? one.startedAt) })}
          </Button>
        ))}
        {draft === undefined && props.onStart !== null ? (
          <Changing>
            <Button
              variant="default"
              onClick={props.onStart}
              aria-label={`${startWord}: ${form.title}`}
              {...busy(props.starting)}
            >
              {startWord}
            </Button>
          </Changing>
        ) : null}
      </div>
    </li>
  );
}
