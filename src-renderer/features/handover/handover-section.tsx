/** @file Handing a case over: what went to whom with its receipt, and the way to hand it over again. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { SentHandover } from '../../../src-main/contract/handover.ts';
import { useBegun } from '../../bridge/form-draft.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FewOf } from '../../ui/few-of.tsx';
import { LineSection } from '../../ui/line-section.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './handover.module.css';
import { HandoverForm, handoverPlace } from './handover-form.tsx';

export default function HandoverSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('handover');
  const { data, error, refetch } = useRead('handoverList', { caseId: view.id });
  const { open, kept, setOpen } = useBegun(handoverPlace(view));
  return (
    <LineSection
      title={t('make.title')}
      sum={t('make.about')}
      actions={
        open ? null : (
          <Changing>
            <Button onClick={() => setOpen(true)}>{t('make.begin')}</Button>
          </Changing>
        )
      }
    >
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      <FewOf
        name="handovers"
        label={t('make.title')}
        items={data?.sent ?? []}
        few={2}
        stays={({ receipt }) => receipt === null}
      >
        {(shown) =>
          shown.length === 0 ? null : (
            <ul className={classes.list}>
              {shown.map((one) => (
                <Sent key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </FewOf>
      {open ? <HandoverForm view={view} kept={kept} /> : null}
    </LineSection>
  );
}

function Sent({ one }: { readonly one: SentHandover }) {
  const { t } = useTranslation('handover');
  const { receipt } = one;
  return (
    <li className={classes.line}>
      <div className={classes.main}>
        <h3 className={classes.title}>{t('make.sent', { to: one.recipient, when: formatMoment(one.at) })}</h3>
        <p className="quiet">{[one.fileName, one.purpose].filter(Boolean).join(' · ')}</p>
        <p>
          {receipt === null
            ? t('make.noReceipt')
            : t('make.receipt', {
                by: [receipt.organisation, receipt.by].filter(Boolean).join(', '),
                when: formatMoment(receipt.at),
              })}
        </p>
        {receipt === null ? null : <p>{t('receipt.counts', receipt.counts)}</p>}
        {receipt === null || receipt.otherwise.length === 0 ? null : (
          <NotePanel tone="needs-you" title={t('otherwise.title', { who: one.recipient })}>
            <p>{t('otherwise.text', { what: receipt.otherwise.join('; ') })}</p>
          </NotePanel>
        )}
      </div>
    </li>
  );
}
