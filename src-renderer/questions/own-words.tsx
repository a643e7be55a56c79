/** @file The person's own words, beside the answer: as spoken, in whatever language. */
import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { langOf } from '../ui/lang.ts';

export function OwnWords(props: {
  readonly title: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <Textarea
      mt="sm"
      label={t('answer.ownWordsLabel')}
      aria-label={`${t('answer.ownWordsLabel')}: ${props.title}`}
      dir="auto"
      {...langOf(props.value)}
      autosize
      minRows={3}
      maxRows={16}
      data-own-words
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey) return;
        event.preventDefault();
        props.onDone();
      }}
    />
  );
}
