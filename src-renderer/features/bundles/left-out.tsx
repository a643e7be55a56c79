/** @file Evidence of the case that is not in this bundle, with the way in. */
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { compareFuzzyDates } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { PrivilegedTag } from '../../privilege/privileged-tag.tsx';
import { announce } from '../../ui/announce.tsx';
import { PageThumbnail } from '../../ui/page-thumbnail.tsx';
import { useRovingRows } from '../../ui/roving-rows.ts';
import { addSection, putIn } from './arrangement.ts';
import classes from './bundles.module.css';
import type { useArrangement } from './use-arrangement.ts';

export function LeftOut({
  evidence,
  work,
}: {
  readonly evidence: readonly EvidenceView[];
  readonly work: ReturnType<typeof useArrangement>;
}) {
  const { t } = useTranslation(['bundles', 'privilege']);
  const { arrangement, change } = work;
  const list = useRef<HTMLUListElement>(null);
  const rove = useRovingRows(list);
  const inside = new Set(arrangement.flatMap((section) => section.documents));
  const left = evidence.filter((one) => !inside.has(one.id));
  if (left.length === 0) return null;
  const free = left.filter((one) => !one.privileged);
  const sections = [...new Set(free.map((one) => one.section))];
  // Sections as the case names them, each oldest first. A bundle that is full takes the rest at its end.
  const put = (documents: readonly EvidenceView[]) => {
    let next = arrangement;
    for (const [section, some] of Map.groupBy(documents, (one) => one.section)) {
      const title = section === '' ? t('bundles:section.first') : section;
      const at = () => next.findIndex((one) => one.title === title);
      if (at() < 0) next = addSection(next, `section-${crypto.randomUUID()}`, title);
      const inOrder = some.toSorted((a, b) => compareFuzzyDates(a.documentDate, b.documentDate));
      const ids = inOrder.map((one) => one.id as EvidenceId);
      next = putIn(next, at() < 0 ? next.length - 1 : at(), ids);
    }
    announce(t('bundles:left.in', { count: documents.length, title: documents[0]?.title ?? '' }));
    change(next);
  };
  return (
    <section className={classes.leftOut}>
      <div className={classes.leftHead}>
        <h2 className={classes.sideTitle}>{t('bundles:left.title', { count: left.length })}</h2>
        <div className={classes.leftWays}>
          {free.length === 0 ? null : (
            <Button variant="default" onClick={() => put(free)}>
              {t('bundles:left.all')}
            </Button>
          )}
          {sections.length < 2
            ? null
            : sections.map((section) => (
                <Button
                  key={section}
                  variant="default"
                  onClick={() => put(free.filter((one) => one.section === section))}
                >
                  {section === '' ? t('bundles:left.noSection') : t('bundles:left.section', { section })}
                </Button>
              ))}
        </div>
      </div>
      {free.length === left.length ? null : (
        <p className="quiet">{t('privilege:leftOut', { count: left.length - free.length })}</p>
      )}
      <ul className={classes.list} ref={list} {...rove}>
        {left.map((one) => (
          <li key={one.id} className={classes.leftRow} data-left={one.id} data-rove>
            <PageThumbnail evidenceId={one.id} size="row" />
            <span className={classes.leftTitle}>
              <PrivilegedTag marked={one.privileged} />
              <bdi>{one.title}</bdi>
            </span>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t('bundles:left.oneOf', { title: one.title })}
              onClick={() => put([one])}
            >
              {t('bundles:left.one')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
