/** @file One document in the arrangement: its first page, what it is called, and the pages it will have. */

import { useSortable } from '@dnd-kit/sortable';
import { ActionIcon } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { BundleId, CaseId } from '../../../src-main/core/ids.ts';
import { PrivilegedTag } from '../../privilege/privileged-tag.tsx';
import { Icon } from '../../ui/icons.tsx';
import { langOf } from '../../ui/lang.ts';
import { PageThumbnail } from '../../ui/page-thumbnail.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './bundles.module.css';

/** Drawn anew where something in it is another: of three hundred documents each is asked when one is moved, and when it is saved. */
export const DocumentLine = memo(function DocumentLine(props: {
  readonly evidence: EvidenceView;
  /** As they are printed: "12", "12–15"; empty until they are known. */
  readonly pages: string;
  readonly caseId: CaseId;
  readonly bundleId: BundleId;
  /** These two are the same functions at every drawing. */
  readonly onStep: (document: EvidenceView, by: -1 | 1) => void;
  readonly onTakeOut: (document: EvidenceView) => void;
}) {
  const { t } = useTranslation('bundles');
  const { evidence } = props;
  const { attributes, listeners, setNodeRef, transform, isDragging } = useSortable({ id: evidence.id });
  const place = transform === null ? {} : { transform: `translate3d(0, ${Math.round(transform.y)}px, 0)` };
  return (
    <li
      data-rove
      ref={setNodeRef}
      className={classes.document}
      style={place}
      data-dragging={isDragging}
      data-document={evidence.id}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
        if (event.altKey && by !== null) props.onStep(evidence, by);
        else if (event.key === 'Delete' && !isDragging) props.onTakeOut(evidence);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <button
        type="button"
        className={classes.handle}
        {...attributes}
        {...listeners}
        aria-label={t('drag.handle', { title: evidence.title })}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title={t('drag.hint')}
      >
        <Icon name="drag" />
      </button>
      <Facts
        evidence={evidence}
        caseId={props.caseId}
        bundleId={props.bundleId}
        pages={props.pages}
        onTakeOut={props.onTakeOut}
      />
    </li>
  );
});

/** What of it stays when only its place is another. */
const Facts = memo(function Facts(props: {
  readonly evidence: EvidenceView;
  readonly caseId: CaseId;
  readonly bundleId: BundleId;
  readonly pages: string;
  readonly onTakeOut: (document: EvidenceView) => void;
}) {
  const { t } = useTranslation('bundles');
  const { go } = useNavigation();
  const { evidence } = props;
  return (
    <>
      <PageThumbnail evidenceId={evidence.id} size="row" />
      <div className={classes.documentMain}>
        <button
          type="button"
          className={classes.documentTitle}
          onClick={() =>
            go({ at: 'exhibit', caseId: props.caseId, evidenceId: evidence.id, from: props.bundleId })
          }
        >
          {evidence.exhibitRef === '' ? null : (
            <span className={`${classes.ref} figures`}>{evidence.exhibitRef} </span>
          )}
          <bdi {...langOf(evidence.title)}>{evidence.title}</bdi>
        </button>
        <span className={`${classes.documentFacts} figures`}>
          <PrivilegedTag marked={evidence.privileged} />
          {evidence.documentDate === null ? t('undated') : formatFuzzyDate(evidence.documentDate)}
        </span>
      </div>
      <span className={`${classes.pageRange} figures`}>{props.pages}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('takeOut', { title: evidence.title })}
        title={t('takeOutHint')}
        onClick={() => props.onTakeOut(evidence)}
      >
        <Icon name="close" size={16} />
      </ActionIcon>
    </>
  );
});
