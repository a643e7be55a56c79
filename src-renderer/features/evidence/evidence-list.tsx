/** @file All pieces of evidence, as cards with their first page, as rows, or as a table to type into. */

import { ActionIcon } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { PrivilegedTag } from '../../privilege/privileged-tag.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { Icon } from '../../ui/icons.tsx';
import { langOf } from '../../ui/lang.ts';
import { PageThumbnail } from '../../ui/page-thumbnail.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { matchesWords } from '../../ui/word-match.ts';
import classes from './evidence.module.css';
import { EvidenceTable } from './table/evidence-table.tsx';
import { useRemoveEvidence } from './use-remove-evidence.tsx';

/** One piece of evidence in the list: as a card with its first page, or as a row. */
function EvidenceCard({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  const date = evidence.documentDate === null ? t('undated') : formatFuzzyDate(evidence.documentDate);
  return (
    <div className={classes.card}>
      <PageThumbnail evidenceId={evidence.id} size="card" />
      <p className={classes.cardTitle} dir="auto" {...langOf(evidence.title)} title={evidence.title}>
        {evidence.exhibitRef === '' ? null : (
          <span className={`${classes.ref} figures`}>{evidence.exhibitRef}</span>
        )}
        {evidence.title}
      </p>
      <p className={`${classes.cardFacts} figures`}>
        <PrivilegedTag marked={evidence.privileged} />
        {date} · {t('pages', { count: evidence.pageCount })}
      </p>
    </div>
  );
}

function EvidenceRow({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  return (
    <div className={classes.row}>
      <PageThumbnail evidenceId={evidence.id} size="row" />
      <span className={classes.rowTitle} dir="auto" title={evidence.title}>
        {evidence.exhibitRef === '' ? null : (
          <span className={`${classes.ref} figures`}>{evidence.exhibitRef}</span>
        )}
        <PrivilegedTag marked={evidence.privileged} />
        <bdi {...langOf(evidence.title)}>{evidence.title}</bdi>
      </span>
      <span className={classes.rowFact} dir="auto" title={evidence.section}>
        {evidence.section}
      </span>
      <span className={`${classes.rowFact} figures`}>
        {evidence.documentDate === null ? t('undated') : formatFuzzyDate(evidence.documentDate)}
      </span>
      <span className={`${classes.rowNumber} figures`}>{t('pages', { count: evidence.pageCount })}</span>
      <span className={`${classes.rowNumber} figures`}>{formatDay(evidence.receivedAt)}</span>
    </div>
  );
}

const LAYOUTS = { cards: 'grid', rows: 'rows', table: 'table' } as const;
type Layout = keyof typeof LAYOUTS;
/** As it was looked at last, in this case or another. */
let lastLayout: Layout = 'cards';

export function EvidenceList({
  evidence,
  caseId,
  actions,
}: {
  readonly evidence: readonly EvidenceView[];
  readonly caseId: CaseId;
  readonly actions: ReactNode;
}) {
  const { t } = useTranslation('evidence');
  const { go } = useNavigation();
  const remove = useRemoveEvidence();
  const [filter, setFilter] = useState('');
  const readOnly = useReadOnly() === true;
  const [chosen, setLayout] = useState<Layout>(lastLayout);
  // The table is there to be typed into.
  const layouts = (Object.keys(LAYOUTS) as Layout[]).filter((one) => !readOnly || one !== 'table');
  const layout = layouts.includes(chosen) ? chosen : 'cards';
  const choose = (next: Layout) => {
    lastLayout = next;
    setLayout(next);
  };
  // The other layout is another list; the keyboard stays on the button that chose it.
  const around = useRef<HTMLDivElement>(null);
  useFocusWhenLost(layout, () => around.current?.querySelector<HTMLElement>('[aria-pressed=true]'));
  const shown = evidence.filter((one) =>
    matchesWords(
      `${one.exhibitRef} ${one.title} ${one.section} ${one.originalName} ${one.receivedFrom}`,
      filter,
    ),
  );
  const pages = evidence.reduce((sum, one) => sum + one.pageCount, 0);
  const beside = (
    <>
      <span className={`${classes.count} figures`} role="status">
        {t('count', { count: evidence.length })}, {t('pages', { count: pages })}
      </span>
      <span className={classes.beside}>
        <ActionIcon.Group>
          {layouts.map((one) => (
            <ActionIcon
              key={one}
              variant={layout === one ? 'light' : 'default'}
              size={36}
              aria-label={t(`layout.${one}`)}
              aria-pressed={layout === one}
              onClick={() => choose(one)}
            >
              <Icon name={LAYOUTS[one]} size={18} />
            </ActionIcon>
          ))}
        </ActionIcon.Group>
        {actions}
      </span>
    </>
  );
  if (layout === 'table') {
    return (
      <div className={classes.list} ref={around}>
        <EvidenceTable
          shown={shown}
          caseId={caseId}
          filter={filter}
          beside={beside}
          all={evidence}
          onFilter={setFilter}
        />
      </div>
    );
  }
  return (
    <div className={classes.list} ref={around}>
      <PickList<EvidenceView>
        key={layout}
        label={t('title')}
        memory={`evidence ${caseId}`}
        filter={filter}
        onFilter={setFilter}
        total={shown.length}
        itemAt={(index) => shown[index]}
        keyOf={(one) => one.id}
        renderItem={(one) =>
          layout === 'cards' ? <EvidenceCard evidence={one} /> : <EvidenceRow evidence={one} />
        }
        onOpen={(one) => go({ at: 'exhibit', caseId, evidenceId: one.id })}
        {...(readOnly ? {} : { onDelete: (one) => void remove(one) })}
        cards={layout === 'cards'}
        beside={beside}
      />
    </div>
  );
}
