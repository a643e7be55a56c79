/** @file One line of the ledger as it reads: what was decided, for whom and what, and how it was explained. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lastDay } from '../../src-main/core/consent/consent.ts';
import { isSlip } from '../../src-main/core/consent/consent-line.ts';
import { noteInWords } from '../../src-main/core/consent/settled-words.ts';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import { sayFinding } from '../ui/finding-words.ts';
import classes from './consent.module.css';
import type { StandingConsent } from './consents.ts';

export function ConsentLine({
  consent,
  titleOf,
  action,
}: {
  readonly consent: StandingConsent;
  /** The title of an exhibit by its id; the id itself when it is none. */
  readonly titleOf: (id: string) => string;
  /** What can be done about this line. */
  readonly action?: ReactNode;
}) {
  const { t } = useTranslation('consent');
  const { line, expired, waits } = consent;
  const note = noteInWords(line, sayFinding);
  const last = lastDay(line);
  const status = expired
    ? t('expired', { day: formatDay(line.expiresOn ?? '') })
    : isSlip(line)
      ? t('writtenWrongly')
      : t(`status.${line.status}`);
  const about = [
    line.recipient === ''
      ? line.status === 'given'
        ? t('toAnybody')
        : ''
      : t('to', { recipient: line.recipient }),
    line.item === '' ? '' : t('onlyItem', { item: titleOf(line.item) }),
    last === null || expired ? '' : t('until', { day: formatDay(last) }),
  ].filter(Boolean);
  const how = [
    line.decidedOn === null ? '' : t('decidedOn', { day: formatDay(line.decidedOn) }),
    t(line.explainedBy === line.recordedBy ? 'explainedRecorded' : 'recorded', {
      day: formatDay(line.at),
      name: line.recordedBy,
    }),
    line.explainedBy === '' || line.explainedBy === line.recordedBy
      ? ''
      : t('explained', { name: line.explainedBy }),
    line.toldIn ? t('toldIn', { form: line.toldIn }) : '',
    line.language === '' ? '' : t('inLanguage', { language: line.language }),
    line.interpreter === '' ? '' : t('withInterpreter', { name: line.interpreter }),
    line.decidedBy === '' ? '' : t('inTheirPlace', { name: line.decidedBy }),
    line.privacyNotice === ''
      ? line.status === 'given'
        ? t('noNotice')
        : ''
      : t('underNotice', { name: line.privacyNotice }),
    line.evidenceId === null ? '' : t('signedPaper', { title: titleOf(line.evidenceId) }),
  ].filter(Boolean);
  return (
    <div className={classes.line} data-consent={line.status}>
      <p className={classes.decided}>
        <span>
          <strong>{status}</strong>
          {about.length === 0 ? '' : `, ${about.join(', ')}`}
        </span>
        {action}
      </p>
      <p className={classes.how}>{how.join(' · ')}</p>
      {line.cannotDecide === '' ? null : (
        <p className={`words ${classes.how}`} dir="auto">
          {line.cannotDecide}
        </p>
      )}
      {note === '' ? null : (
        <p className={`words ${classes.how}`} dir="auto">
          {note}
        </p>
      )}
      {waits === '' ? null : (
        <p className={`words ${classes.how}`} dir="auto" data-waits>
          {t('waits', { condition: waits })}
        </p>
      )}
    </div>
  );
}
