/** @file Safety and consent come first: what is still to be recorded, as links, without blame. */

import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import classes from '../../questions/record.module.css';
import { NotePanel } from '../../ui/note-panel.tsx';
import type { Opening } from './opening.ts';

export function OpeningPanel(props: {
  readonly missing: Opening['missing'];
  readonly declined: Opening['declined'];
  readonly onQuestion: (page: string, question: string) => void;
  readonly onCheck: () => void;
}) {
  const { t } = useTranslation('interview');
  if (props.declined !== null) {
    const { status, line } = props.declined;
    return (
      <NotePanel
        title={t(`opening.declined.${status}`)}
        role="status"
        actions={
          <Button variant="default" onClick={props.onCheck}>
            {t('opening.finish')}
          </Button>
        }
      >
        {line === null ? null : (
          <p>{t(`opening.ledger.${status}`, { day: formatDay(line.on), name: line.by })}</p>
        )}
        <p>{t('opening.declinedText')}</p>
      </NotePanel>
    );
  }
  return (
    <NotePanel tone="needs-you" title={t('opening.missing', { count: props.missing.length })} role="status">
      <ul className={classes.missing}>
        {props.missing.map(({ page, question }) => (
          <li key={question.name}>
            <Anchor component="button" type="button" onClick={() => props.onQuestion(page, question.name)}>
              {formText(question.title)}
            </Anchor>
          </li>
        ))}
      </ul>
      {props.missing.some(({ question }) => question.testimony.consent === 'interview') ? (
        <p>{t('opening.interviewItself')}</p>
      ) : null}
    </NotePanel>
  );
}
