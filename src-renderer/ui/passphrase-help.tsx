/** @file Beside a new passphrase: how long it would hold, and six words that the computer chose. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { strengthOf, wordPhrase } from '../../src-main/core/vault/passphrase.ts';
import classes from './passphrase-help.module.css';

type Measure = (passphrase: string) => number;
let measuring: Promise<Measure> | undefined;

/** The dictionaries are large, and only needed here. */
async function loadMeasure(): Promise<Measure> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const dictionary = { ...common.dictionary, ...english.dictionary };
  const checker = new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs });
  return (passphrase) => checker.check(passphrase).guessesLog10;
}

export function PassphraseHelp({
  value,
  onUse,
}: {
  readonly value: string;
  /** Takes the six words as the passphrase. */
  readonly onUse: (phrase: string) => void;
}) {
  const { t } = useTranslation('vault');
  const [measure, setMeasure] = useState<{ readonly of: Measure } | null>(null);
  const [phrase, setPhrase] = useState<string | null>(null);
  useEffect(() => {
    measuring ??= loadMeasure();
    void measuring.then((of) => setMeasure({ of }));
  }, []);
  const suggest = async () => {
    const { words } = await import('../../resources/words/eff-large.json');
    setPhrase(wordPhrase(words, randomBelow));
  };
  const found = measure === null || value === '' ? null : strengthOf(measure.of(value));
  return (
    <div className={classes.help}>
      <p className={classes.strength} data-strength={found?.strength ?? 'none'} aria-live="polite">
        {found === null
          ? t('strength.about')
          : `${t(`strength.${found.strength}`)} ${t(`strength.holds.${found.holds}`)}`}
      </p>
      {phrase === null ? null : (
        <p className={classes.phrase} data-phrase>
          {phrase}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" size="sm" onClick={() => void suggest()}>
          {t(phrase === null ? 'strength.suggest' : 'strength.other')}
        </Button>
        {phrase === null ? null : (
          <Button size="sm" onClick={() => onUse(phrase)}>
            {t('strength.use')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Numbers at the end of the range, which would make some words likelier, are thrown away. */
function randomBelow(count: number): number {
  const fair = Math.floor(0x1_0000_0000 / count) * count;
  const one = new Uint32Array(1);
  do crypto.getRandomValues(one);
  while ((one[0] ?? 0) >= fair);
  return (one[0] ?? 0) % count;
}
