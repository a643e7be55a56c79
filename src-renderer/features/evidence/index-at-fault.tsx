/** @file An index that cannot be used: where it is at fault, what lies in the folder, and both ways on. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { type AtFault, dropOffer, lookAgain, takeInWithout } from './index-found.ts';
import { someNames } from './some-names.ts';

export function IndexAtFault(props: {
  readonly fault: AtFault;
  readonly attempt: (work: Promise<unknown>) => void;
}) {
  const { t } = useTranslation(['evidence', 'common']);
  const { fault, attempt } = props;
  const { failure, files, index } = fault;
  return (
    <ErrorPanel
      error={failure}
      actions={
        <>
          <Button onClick={() => attempt(lookAgain(fault))}>{t('evidence:index.again')}</Button>
          {files.length === 0 ? null : (
            <Button variant="default" onClick={() => attempt(takeInWithout(fault, index))}>
              {t('evidence:index.without')}
            </Button>
          )}
          <Button variant="default" onClick={dropOffer}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      {files.length === 0 ? null : (
        <p>{t('evidence:index.atFault', { count: files.length, names: someNames(files) })}</p>
      )}
      <p>{t('evidence:index.staysOut')}</p>
    </ErrorPanel>
  );
}
