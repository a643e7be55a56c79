/** @file Reading back and sign-off: how the record was read back, then it is locked under its author. */
import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { isSaid } from '../../../src-main/core/answers/said.ts';
import { useWrite } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import classes from '../../questions/record.module.css';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';

const WAYS = ['aloud', 'interpreter', 'read-alone', 'not-wanted', 'not-recorded', 'other'] as const;
type Way = (typeof WAYS)[number];

export function SignOff({
  view,
  person,
  store,
  asked,
}: {
  readonly view: ScreeningView;
  readonly person: string;
  readonly store: AnswerStore;
  /** Names of the questions of its path. */
  readonly asked: readonly string[];
}) {
  const { t } = useTranslation('interview');
  const confirm = useConfirm();
  const sign = useWrite('screeningSign', [
    'screeningShow',
    'screeningList',
    'screeningOpen',
    'caseList',
    'consentList',
    'factList',
  ]);
  const [way, setWay] = useState<Way | null>(null);
  const [words, setWords] = useState('');
  const readBack = way === null ? '' : [t(`sign.ways.${way}`), words.trim()].filter(Boolean).join(': ');
  const ready = way !== null && (way !== 'other' || words.trim() !== '');
  const submit = async () => {
    await store.flush();
    if (store.state === 'not-saved') return;
    const open = asked.filter((name) => !isSaid(store.get(name))).length;
    const goOn = await confirm({
      title: t('sign.confirmTitle', { form: view.formTitle, person }),
      body: (
        <>
          {open === 0 ? null : <p data-not-asked>{t('sign.notAsked', { count: open, of: asked.length })}</p>}
          <p>{t('sign.confirmText', { name: view.author })}</p>
        </>
      ),
      yes: t('sign.submit'),
    });
    if (goOn) sign.mutate({ screeningId: view.id, readBack });
  };
  return (
    <>
      <h2 className={classes.group}>{t('sign.title')}</h2>
      <p className={classes.about}>{t('sign.text')}</p>
      <Radio.Group
        label={t('sign.readBack')}
        size="md"
        mt="md"
        value={way ?? ''}
        onChange={(value) => setWay(WAYS.find((one) => one === value) ?? null)}
      >
        <div className={classes.ways}>
          {WAYS.map((one) => (
            <Radio key={one} size="md" value={one} label={t(`sign.ways.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        mt="md"
        maw="32rem"
        label={t('sign.words')}
        description={t('sign.wordsHint')}
        maxLength={400}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {sign.error === null ? null : (
        <div className={classes.goOn}>
          <ErrorPanel error={sign.error} />
        </div>
      )}
      <div className={classes.goOn}>
        <Button size="md" data-continue disabled={!ready || sign.isPending} onClick={() => void submit()}>
          {t('sign.submit')}
        </Button>
      </div>
    </>
  );
}
