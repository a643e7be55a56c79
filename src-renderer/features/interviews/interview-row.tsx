/** @file One interview in the list. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { PrivilegedMark } from '../../privilege/privileged-mark.tsx';
import { PrivilegedTag } from '../../privilege/privileged-tag.tsx';
import { useHeldWords } from '../../questions/held-fields.tsx';
import classes from '../../questions/record.module.css';
import { Changing } from '../../ui/changing.tsx';
import { SaveRecord } from './save-record.tsx';

export function InterviewRow({
  summary,
  person,
  onOpen,
}: {
  readonly summary: ScreeningSummary;
  readonly person: string;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('interview');
  const draft = summary.status === 'draft';
  const goesOn = useReadOnly() !== true && draft;
  const heldWords = useHeldWords();
  const [saving, setSaving] = useState(false);
  return (
    <li className={classes.row}>
      <div className={classes.rowMain}>
        <p className={classes.rowTitle}>
          <PrivilegedTag marked={summary.privileged} />
          {summary.formTitle} · <bdi>{person}</bdi>
        </p>
        <p className="quiet figures">
          {draft
            ? t('list.draft', {
                day: formatDay(summary.startedAt),
                name: summary.author,
                count: summary.answered,
              })
            : t('list.signed', {
                day: formatDay(summary.signedAt ?? ''),
                name: summary.author,
                count: summary.answered,
              })}
          {heldWords(summary) === '' ? null : `; ${heldWords(summary)}`}
        </p>
      </div>
      <PrivilegedMark
        brief
        of={{ kind: 'record', id: summary.id }}
        marked={summary.privileged}
        title={`${summary.formTitle}, ${person}`}
      />
      <Changing>
        <Button
          variant="subtle"
          onClick={() => setSaving(true)}
          aria-label={`${t('paper.save')}: ${summary.formTitle}, ${person}`}
        >
          {t('paper.save')}
        </Button>
      </Changing>
      <SaveRecord record={summary} opened={saving} onClose={() => setSaving(false)} />
      <Button
        variant={goesOn ? 'filled' : 'default'}
        onClick={onOpen}
        aria-label={`${t(goesOn ? 'list.goOn' : 'list.read')}: ${summary.formTitle}, ${person}`}
      >
        {t(goesOn ? 'list.goOn' : 'list.read')}
      </Button>
    </li>
  );
}
