/** @file Cases from other organisations: our key, reading a file in, those that came, and receipts that come back. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReceivedHandover, stageOf } from '../../../src-main/contract/handover.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './handover.module.css';
import { OurKey } from './our-key.tsx';
import { ReadIn } from './read-in.tsx';
import { ReceiptIn } from './receipt-in.tsx';

export default function HandoverTab() {
  const { t } = useTranslation('handover');
  const { data, error, refetch } = useRead('handoverList', {});
  return (
    <>
      <Changing>
        <Section title={t('read.title')}>
          <ReadIn />
        </Section>
      </Changing>
      <Section title={t('received.title')}>
        {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {data?.received.length === 0 ? <p className="quiet">{t('received.none')}</p> : null}
        <ul className={classes.list}>
          {(data?.received ?? []).map((one) => (
            <Received key={one.id} one={one} />
          ))}
        </ul>
      </Section>
      <Changing>
        <Section title={t('key.heading')}>
          <OurKey />
        </Section>
        <Section title={t('receipt.inTitle')}>
          <ReceiptIn />
        </Section>
      </Changing>
    </>
  );
}

function Received({ one }: { readonly one: ReceivedHandover }) {
  const { t } = useTranslation('handover');
  const { go } = useNavigation();
  const from = [one.made.organisation, one.made.by].filter(Boolean).join(', ');
  return (
    <li className={classes.line}>
      <div className={classes.main}>
        <h3 className={classes.title}>{one.caseHere ?? one.reference}</h3>
        <p className="quiet">{t('received.from', { from, when: formatMoment(one.at) })}</p>
        <p>{t(`state.${stageOf(one)}`)}</p>
      </div>
      {one.state === 'read' || one.state === 'merged' ? (
        <Button
          variant="default"
          aria-label={t('received.lookAt', { reference: one.reference })}
          onClick={() => go({ at: 'handover', handoverId: one.id })}
        >
          {t('received.look')}
        </Button>
      ) : null}
    </li>
  );
}
