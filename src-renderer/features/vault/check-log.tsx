/** @file Follows the whole log and reads every page of the store: whether anything was altered. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlteredDetail, AlteredRecord } from '../../../src-main/contract/vault.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { useAlterations } from '../../questions/alterations.ts';
import { formatMoment } from '../../ui/dates.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';

/** Records that are not as they were written, as the check of the log found them; or that all are. */
function AlteredRecords(props: {
  readonly records: readonly AlteredRecord[];
  /** How many were looked at. */
  readonly checked: number;
}) {
  const { t } = useTranslation(['audit', 'interview']);
  const words = useAlterations();
  if (props.records.length === 0)
    return props.checked === 0 ? null : <p>{t('audit:check.records', { count: props.checked })}</p>;
  return (
    <>
      <ul>
        {props.records.map((record) => (
          <li key={record.screeningId}>
            <bdi>{[record.caseReference, record.person, record.formTitle].filter(Boolean).join(', ')}</bdi>
            <ul>
              {record.alterations.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once
                <li key={index}>{words(one)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p>{t('interview:altered.safe')}</p>
      <p>{t('interview:altered.next')}</p>
    </>
  );
}

/**
 * Cases, people and exhibits whose details were not last written here, as the check of the log found them.
 */
function AlteredDetails({
  details,
  withAdvice,
}: {
  readonly details: readonly AlteredDetail[];
  /** Left out where the list after it ends with the same. */
  readonly withAdvice: boolean;
}) {
  const { t } = useTranslation(['audit', 'interview']);
  if (details.length === 0) return null;
  return (
    <>
      <ul>
        {details.map(({ kind, how, at, about, caseReference }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once
          <li key={index}>
            <bdi>{[caseReference, t(`audit:check.kind.${kind}`), about].filter(Boolean).join(', ')}</bdi>
            <br />
            {t(`audit:check.detail.${how}`, { when: formatMoment(at) })}
          </li>
        ))}
      </ul>
      {withAdvice ? (
        <>
          <p>{t('interview:altered.safe')}</p>
          <p>{t('interview:altered.next')}</p>
        </>
      ) : null}
    </>
  );
}

export function CheckLog() {
  const { t } = useTranslation(['audit', 'common', 'interview']);
  const work = useWork('check-log');
  const result = workValue(work, 'auditVerify');
  const altered = result?.alteredRecords ?? [];
  const details = result?.alteredDetails ?? [];
  const tables = result?.alteredTables ?? [];
  const signed = result?.strangeCheckpoints ?? [];
  const notAsLeft = result?.notAsLeft ?? [];
  const sound = altered.length + details.length + tables.length + signed.length + notAsLeft.length === 0;
  const check = () =>
    void startWork({
      name: 'auditVerify',
      input: {},
      key: 'check-log',
      title: t('audit:check.title'),
      home: { at: 'vault', tab: 'log' },
    });
  return (
    <div className={classes.check}>
      <p className="measure">{t('audit:about')}</p>
      <div>
        <Button variant="default" onClick={check} disabled={work?.state === 'running'}>
          {t('audit:check.open')}
        </Button>
      </div>
      {work === undefined ? null : (
        <WorkPanel work={work} onRetry={check}>
          {result === null ? null : (
            <NotePanel
              tone={result.intact && sound ? 'done' : 'needs-you'}
              role="status"
              title={
                !result.intact
                  ? t('audit:check.broken', { number: result.firstBroken ?? 1 })
                  : altered.length > 0
                    ? t('audit:check.altered', { count: altered.length })
                    : details.length > 0
                      ? t('audit:check.alteredDetails', { count: details.length })
                      : tables.length > 0
                        ? t('audit:check.alteredTables', { count: tables.length })
                        : signed.length + notAsLeft.length > 0
                          ? t('audit:check.otherStore')
                          : t('audit:check.intact', { count: result.entries })
              }
              actions={
                <Button variant="default" onClick={() => dismissWork(work.id)}>
                  {t('common:action.dismiss')}
                </Button>
              }
            >
              <p>
                {t(
                  !result.intact
                    ? 'audit:check.brokenText'
                    : sound
                      ? 'audit:check.intactText'
                      : 'audit:check.alteredText',
                )}
              </p>
              {tables.length === 0 ? null : (
                <p data-tables>{t('audit:check.tables', { tables: tables.join(', ') })}</p>
              )}
              {signed.length === 0 ? null : (
                <p data-signed>{t('audit:check.signed', { entries: signed.join(', ') })}</p>
              )}
              {notAsLeft.map(({ seq, at }) => (
                <p key={seq} data-not-as-left>
                  {t('audit:check.notAsLeft', { number: seq, when: formatMoment(at) })}
                </p>
              ))}
              <AlteredDetails details={details} withAdvice={altered.length === 0} />
              <AlteredRecords records={altered} checked={result.records} />
              {result.notCovered.map((record) => (
                <p key={record.screeningId} data-not-covered>
                  <bdi>
                    {[record.caseReference, record.person, record.formTitle].filter(Boolean).join(', ')}
                  </bdi>
                  {': '}
                  {t('interview:signed.notCovered', {
                    questions: record.questions.map((one) => `“${one}”`).join(', '),
                  })}
                </p>
              ))}
              {result.clockBehind === null ? null : (
                <p data-clock-behind>
                  {t('audit:check.clockBehind', {
                    count: result.clockBehind.entries,
                    from: result.clockBehind.from,
                    to: result.clockBehind.to,
                  })}
                </p>
              )}
              {result.linesBefore === 0 ? null : (
                <p>{t('audit:check.linesBefore', { count: result.linesBefore })}</p>
              )}
              <p className={`${classes.hash} figures`}>{t('audit:check.head', { hash: result.head })}</p>
            </NotePanel>
          )}
        </WorkPanel>
      )}
    </div>
  );
}
