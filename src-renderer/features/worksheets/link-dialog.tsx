/** @file Choosing what a point rests on: an answer somebody gave or an exhibit, found by any word of it. */

import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { LinkTarget, QuotedAnswer } from '../../../src-main/contract/links.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { foldText, searchWords } from '../../../src-main/core/text/search-text.ts';
import { quotedWords } from '../../../src-main/core/told/words-of-place.ts';
import { useFreshRead, useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './worksheets.module.css';

// What may be linked, narrowed down by the words typed. Pure.

/** So many of each kind are shown; the rest are found by typing. */
export const SHOWN = 40;

type Exhibit = Pick<EvidenceView, 'id' | 'exhibitRef' | 'title'>;

/** Every word typed has to be somewhere in an entry, whatever its capitals and accents. */
export function linkChoices(
  answers: readonly QuotedAnswer[],
  exhibits: readonly Exhibit[],
  filter: string,
): { answers: QuotedAnswer[]; exhibits: Exhibit[]; more: number } {
  const words = searchWords(filter);
  const has = (...parts: readonly string[]) => {
    const text = foldText(parts.join(' '));
    return words.every((word) => text.includes(word));
  };
  const some = answers.filter((one) => has(one.text, one.ownWords, one.title, one.formTitle, one.person));
  const others = exhibits.filter((one) => has(one.exhibitRef, one.title));
  return {
    answers: some.slice(0, SHOWN),
    exhibits: others.slice(0, SHOWN),
    more: Math.max(0, some.length - SHOWN) + Math.max(0, others.length - SHOWN),
  };
}

export function LinkDialog(props: {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
  readonly point: string;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('worksheets');
  const { screeningId, point } = props;
  const answers = useFreshRead('screeningQuotable', { screeningId });
  const exhibits = useRead('evidenceList', { caseId: props.caseId });
  const add = useWrite('screeningLink', ['screeningLinks', 'screeningReading']);
  const [filter, setFilter] = useState('');
  const [note, setNote] = useState('');
  const choose = (target: LinkTarget) =>
    add.mutate({ screeningId, links: [{ question: point, target, note }] }, { onSuccess: props.onClose });
  const error = answers.error ?? exhibits.error ?? add.error;
  const found = linkChoices(answers.data?.answers ?? [], exhibits.data?.evidence ?? [], filter);
  return (
    <Modal opened onClose={props.onClose} title={t('links.dialog', { title: props.title })} size="xl">
      <div className={classes.linkDialog}>
        <TextInput
          data-autofocus
          label={t('links.find')}
          description={t('links.findHint')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <TextInput
          label={t('links.note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {error === null ? null : <ErrorPanel error={error} />}
        {answers.data === undefined ? null : (
          <div className={classes.choices}>
            <h3 className={classes.choicesTitle}>{t('links.answers')}</h3>
            {found.answers.length === 0 ? <p className="quiet">{t('links.noAnswers')}</p> : null}
            {found.answers.map((one) => (
              <button
                key={`${one.screeningId} ${one.question} ${one.layer}`}
                type="button"
                className={classes.choice}
                disabled={add.isPending}
                onClick={() => {
                  const { screeningId: told, question, layer } = one;
                  choose({ kind: 'answer', screeningId: told, question, layer });
                }}
              >
                <span className={`${classes.choiceWords} words`} dir="auto">
                  {[one.text, quotedWords(one.ownWords)].filter(Boolean).join(' · ')}
                </span>
                <span className={classes.linkNote}>
                  <bdi>{one.person}</bdi>
                  {`, ${one.formTitle}, ${formatFuzzyDate(one.toldOn)}: ${one.title}`}
                </span>
              </button>
            ))}
            <h3 className={classes.choicesTitle}>{t('links.exhibits')}</h3>
            {found.exhibits.length === 0 ? <p className="quiet">{t('links.noExhibits')}</p> : null}
            {found.exhibits.map((one) => (
              <button
                key={one.id}
                type="button"
                className={classes.choice}
                disabled={add.isPending}
                onClick={() => choose({ kind: 'exhibit', evidenceId: one.id })}
              >
                <span className={classes.choiceWords} dir="auto">
                  {[one.exhibitRef, one.title].filter(Boolean).join(' ')}
                </span>
              </button>
            ))}
            {found.more === 0 ? null : (
              <p className="quiet">{t('links.more', { count: found.more, shown: SHOWN })}</p>
            )}
          </div>
        )}
      </div>
    </Modal>
  );
}
