/** @file The reading of an open worksheet, and below it what each point rests on, with the way back to it. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import type { AskedPage } from '../../questions/form.ts';
import sheet from '../../questions/record.module.css';
import { Readings } from './readings.tsx';
import { RestsOn } from './rests-on-list.tsx';

export function ReadTogether(props: {
  readonly view: ScreeningView;
  readonly asked: readonly AskedPage[];
  readonly store: AnswerStore;
  readonly onChange: (page: string, question: string) => void;
}) {
  const { t } = useTranslation('worksheets');
  const title = useRef<HTMLHeadingElement>(null);
  // Come to by Continue, whose button is gone with its page.
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, []);
  const [saved, setSaved] = useState(false);
  // The engine reads what is in the vault: the last words have to be there first.
  useEffect(() => {
    void props.store.flush().then(() => setSaved(true));
  }, [props.store]);
  return (
    <section aria-labelledby="reading-title">
      <h1 ref={title} id="reading-title" className={sheet.title} tabIndex={-1} data-page-title>
        {t('reading.title')}
      </h1>
      <p className={sheet.about}>{t('reading.about')}</p>
      {saved ? <Readings screeningId={props.view.id} /> : null}
      <RestsOn
        caseId={props.view.caseId}
        screeningId={props.view.id}
        asked={props.asked}
        draftOf={(name) => props.store.get(name)}
        onChange={props.onChange}
      />
    </section>
  );
}
