/** @file Evidence of the case that is not in this bundle, with the way in. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { PageThumbnail } from '../../ui/page-thumbnail.tsx';
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
  const { t } = useTranslation('bundles');
  const { arrangement, change } = work;
  const inside = new Set(arrangement.flatMap((section) => section.documents));
  const left = evidence.filter((one) => !inside.has(one.id));
  if (left.length === 0) return null;
  // Into the section of the same name as the document's own, or the last one.
  const put = (documents: readonly EvidenceView[]) => {
    let next =
      arrangement.length === 0
        ? addSection([], `section-${crypto.randomUUID()}`, t('section.first'))
        : arrangement;
    for (const one of documents) {
      const named = next.findIndex((section) => section.title === one.section);
      next = putIn(next, named < 0 ? next.length - 1 : named, [one.id as EvidenceId]);
    }
    change(next);
  };
  return (
    <section className={classes.leftOut}>
      <div className={classes.leftHead}>
        <h2 className={classes.sideTitle}>{t('left.title', { count: left.length })}</h2>
        <Button variant="default" onClick={() => put(left)}>
          {t('left.all')}
        </Button>
      </div>
      <ul className={classes.list}>
        {left.map((one) => (
          <li key={one.id} className={classes.leftRow}>
            <PageThumbnail evidenceId={one.id} size="row" />
            <span className={classes.leftTitle}>
              <bdi>{one.title}</bdi>
            </span>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t('left.oneOf', { title: one.title })}
              onClick={() => put([one])}
            >
              {t('left.one')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
