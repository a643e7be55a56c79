/** @file One thing a point rests on: an answer in the words quoted, with what was recorded since; or an exhibit. */

import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LinkView, QuotedAnswer } from '../../../src-main/contract/links.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './worksheets.module.css';

export function LinkedTarget({ caseId, link }: { readonly caseId: CaseId; readonly link: LinkView }) {
  const { t } = useTranslation(['worksheets', 'interview']);
  const { go } = useNavigation();
  const { target } = link;
  const note = link.note === '' ? null : <span className={classes.linkNote}>{link.note}</span>;
  if (target.kind === 'exhibit') {
    return (
      <div className={classes.linkWords}>
        <Anchor
          component="button"
          type="button"
          className={classes.linkOpen ?? ''}
          onClick={() => go({ at: 'exhibit', caseId, evidenceId: target.evidenceId })}
        >
          {[target.exhibitRef, target.title].filter(Boolean).join(' ')}
        </Anchor>
        {target.removed ? <span className={classes.linkNote}>{t('links.exhibitRemoved')}</span> : null}
        {note}
      </div>
    );
  }
  const { quoted, since, otherwise } = target;
  return (
    <div className={classes.linkWords}>
      <Quote answer={quoted} />
      <span className={classes.linkNote}>
        <bdi>{quoted.person}</bdi>
        {', '}
        <Anchor
          component="button"
          type="button"
          inherit
          onClick={() => go({ at: 'interview', caseId, screeningId: quoted.screeningId })}
          aria-label={t('links.open', { title: quoted.title, form: quoted.formTitle })}
        >
          {quoted.layer === 0
            ? quoted.formTitle
            : t('links.laterAccount', { form: quoted.formTitle, number: quoted.layer })}
        </Anchor>
        {`, ${formatFuzzyDate(quoted.toldOn)}: ${quoted.title}`}
        {otherwise === null ? null : `; ${t('links.otherwise', { day: formatFuzzyDate(otherwise.on) })}`}
        {quoted.howSaid === '' ? null : ` (${t(`interview:howSaid.${quoted.howSaid}`).toLowerCase()})`}
      </span>
      {note}
      {since === null ? null : (
        <div className={classes.since} data-since>
          <span className={classes.linkNote}>
            {since.state === 'cleared'
              ? t('links.sinceTakenBack', { day: formatDay(since.at) })
              : t('links.since', { day: formatFuzzyDate(since.toldOn), name: since.author })}
          </span>
          {since.state === 'cleared' ? null : <Quote answer={since} />}
        </div>
      )}
    </div>
  );
}

function Quote({ answer }: { readonly answer: QuotedAnswer }) {
  const { t } = useTranslation('interview');
  const { state, text, ownWords } = answer;
  return (
    <>
      {state === 'answered' ? (
        <span className={`words ${classes.quoted}`} dir="auto">
          {text}
        </span>
      ) : state === 'cleared' || state === 'own-words' ? null : (
        <span className="quiet">{t(`state.${state}`)}</span>
      )}
      {ownWords === '' ? null : (
        <q className={`words ${classes.quoted}`} dir="auto">
          {ownWords}
        </q>
      )}
    </>
  );
}
