/** @file A wish seems to name whoever is to get the record: what was held back is shown, and somebody says that they read it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import classes from '../../questions/record.module.css';

const NAMES_READER = new Set<string>(['recipient-not-to-know', 'pack-recipient-in-plan']);

interface Props {
  readonly failure: FailureData | null | undefined;
  /** To an answer that tells what the wish keeps back: there it can be read, and its words decided about. */
  readonly onAnswer: (question: string) => void;
  readonly onGoOn: () => void;
}

/** Nothing unless `failure` is of this kind; what the wish says stands with the failure. */
export function WishStop({ failure, onAnswer, onGoOn }: Props) {
  const { t } = useTranslation('interview');
  const found = failure?.found ?? [];
  const answers = found.flatMap((one) =>
    one.code === 'paper-says-not-told' && one.item !== undefined
      ? [{ item: one.item, title: one.params.title }]
      : [],
  );
  const isWish = found.some(({ code }) => NAMES_READER.has(code));
  if (failure?.code !== 'not-ready' || (!isWish && answers.length === 0)) return null;
  return (
    <div className={classes.dialogActions}>
      {answers.map(({ item, title }) => (
        <Button key={item} variant="default" onClick={() => onAnswer(item)}>
          {t('paper.toAnswer', { title })}
        </Button>
      ))}
      <Button variant="default" onClick={onGoOn}>
        {t('paper.wishRead')}
      </Button>
    </div>
  );
}
