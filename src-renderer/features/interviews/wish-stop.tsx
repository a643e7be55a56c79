/** @file A wish seems to name whoever is to get the record: what was held back is shown, and somebody says that they read it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import classes from '../../questions/record.module.css';

const NAMES_READER = new Set<string>(['recipient-not-to-know', 'pack-recipient-in-plan']);

interface Props {
  readonly failure: FailureData | null | undefined;
  readonly onGoOn: () => void;
}

/** Nothing unless `failure` is of this kind; what the wish says stands with the failure. */
export function WishStop({ failure, onGoOn }: Props) {
  const { t } = useTranslation('interview');
  const isWish = failure?.found?.some(({ code }) => NAMES_READER.has(code)) === true;
  if (failure?.code !== 'not-ready' || !isWish) return null;
  return (
    <div className={classes.dialogActions}>
      <Button variant="default" onClick={onGoOn}>
        {t('paper.wishRead')}
      </Button>
    </div>
  );
}
