/** @file Words that only the reader knows to point to the person: taken out of every text of the copy. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './worksheets.module.css';

export function NotificationWords(props: {
  readonly words: readonly string[];
  readonly onWords: (words: readonly string[]) => void;
}) {
  const { t } = useTranslation('worksheets');
  const [typed, setTyped] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    const word = typed.trim();
    setTyped('');
    if (word !== '' && !props.words.includes(word)) props.onWords([...props.words, word]);
  };
  return (
    <form onSubmit={add} className={classes.notifyWords}>
      <TextInput
        label={t('notify.words')}
        description={t('notify.wordsHint')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={typed.trim() === ''}>
        {t('notify.wordsAdd')}
      </Button>
      {props.words.length === 0 ? null : (
        <ul className={classes.wordList}>
          {props.words.map((word) => (
            <li key={word}>
              <bdi>{word}</bdi>{' '}
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => props.onWords(props.words.filter((one) => one !== word))}
                aria-label={`${t('notify.wordsBack')}: ${word}`}
              >
                {t('notify.wordsBack')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
