/** @file Tell once: takes what is already recorded into every question of a worksheet that has no answer yet. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import { call } from '../../bridge/client.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { AnswerStore } from './answer-store.ts';

export function CarryOver({
  view,
  store,
  onCarried,
}: {
  readonly view: ScreeningView;
  readonly store: AnswerStore;
  readonly onCarried: (words: string) => void;
}) {
  const { t } = useTranslation('interview');
  const [error, setError] = useState<unknown>(null);
  const carry = async () => {
    setError(null);
    try {
      await store.flush();
      const { carried, filled, applicable } = await call('screeningCarryOver', { screeningId: view.id });
      await forget('screeningShow', 'screeningList', 'factList');
      onCarried(t('known.carried', { count: carried, filled, applicable }));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <Button variant="default" onClick={() => void carry()}>
        {t('known.carry')}
      </Button>
    </>
  );
}
