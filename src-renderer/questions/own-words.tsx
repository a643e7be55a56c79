/** @file The person's own words, beside the answer: as spoken, in whatever language. */
import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { atPlace, placedWords } from '../../src-main/core/told/words-of-place.ts';
import { langOf } from '../ui/lang.ts';

export function OwnWords(props: {
  readonly title: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly onDone: () => void;
  /** Where there were several, and the words may belong to one; empty for none. */
  readonly places: readonly string[];
}) {
  const { t } = useTranslation('interview');
  const isOpen = placedWords(props.value).some(({ place }) => place === '');
  const words = (
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
  if (props.places.length < 2) return words;
  return (
    <>
      {words}
      <NativeSelect
        mt="xs"
        label={t('answer.ownWordsPlace')}
        description={t('answer.ownWordsPlaceHint', { place: props.places[0] })}
        aria-label={`${t('answer.ownWordsPlace')}: ${props.title}`}
        disabled={!isOpen}
        value=""
        data={[{ value: '', label: t('answer.ownWordsNoPlace') }, ...props.places]}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '') props.onChange(atPlace(props.value, value));
        }}
      />
    </>
  );
}
