/** @file What an account or a plan in this case waits for: help that is needed now, a plan to be looked at again. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '../../../src-main/contract/dates.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { needWords } from '../../due/words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { ClockRow } from './clock-row.tsx';
import classes from './dates.module.css';

export function AnswerClocks(props: { readonly caseId: CaseId; readonly clocks: readonly ClockView[] }) {
  const { t } = useTranslation('dates');
  const { caseId } = props;
  const found = props.clocks.flatMap((one) =>
    one.screeningId === null ? [] : [{ ...one, screeningId: one.screeningId }],
  );
  const { go } = useNavigation();
  if (found.length === 0) return null;
  return (
    <div className={classes.answers}>
      {found.map((clock) => (
        <NotePanel
          key={`${clock.subject} ${clock.ruleId}`}
          tone={clock.means === 'now' && clock.state !== 'settled' ? 'needs-you' : 'quiet'}
          title={clock.needs.length === 0 ? t('planReview') : needWords(t, clock.needs)}
        >
          <p>
            <bdi>{clock.person}</bdi>{' '}
            <Anchor
              component="button"
              type="button"
              onClick={() => go({ at: 'interview', caseId, screeningId: clock.screeningId })}
            >
              {t('now.see')}
            </Anchor>
          </p>
          <ul className={classes.clocks}>
            <ClockRow caseId={caseId} clock={clock} />
          </ul>
        </NotePanel>
      ))}
    </div>
  );
}
