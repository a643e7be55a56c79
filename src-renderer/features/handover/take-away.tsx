/** @file Taking a received file away again: it was not for us, or it is done with. What was taken into a case stays there. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReceivedHandover } from '../../../src-main/contract/handover.ts';
import { queryClient, useWrite } from '../../bridge/queries.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './handover.module.css';

export function TakeAway({ handover }: { readonly handover: ReceivedHandover }) {
  const { t } = useTranslation('handover');
  const { go } = useNavigation();
  const confirm = useConfirm();
  const discard = useWrite('handoverDiscard', ['handoverList', 'auditList']);
  const takeAway = async () => {
    const body = <p>{t(handover.merged === null ? 'away.newText' : 'away.mergedText')}</p>;
    if (!(await confirm({ title: t('away.title'), body, yes: t('away.yes'), destroys: true }))) return;
    const onSuccess = () => {
      go({ at: 'vault', tab: 'handover' });
      // The file may come again: it is looked at anew then. Here it has nothing more to show.
      queryClient.removeQueries({ queryKey: ['handoverReview'], type: 'inactive' });
      void queryClient.invalidateQueries({ queryKey: ['handoverReview'], refetchType: 'none' });
    };
    discard.mutate({ handoverId: handover.id }, { onSuccess });
  };
  return (
    <div className={classes.form}>
      <div>
        <Button variant="default" disabled={discard.isPending} onClick={() => void takeAway()}>
          {t('away.go')}
        </Button>
      </div>
      {discard.error === null ? null : (
        <ErrorPanel error={discard.error} place="handover" onDismiss={() => discard.reset()} />
      )}
    </div>
  );
}
