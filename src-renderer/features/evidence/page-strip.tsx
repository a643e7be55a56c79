/** @file The pages of a document, small and below each other; only those in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { turnOf } from '../../../src-main/core/bundles/page-turns.ts';
import { usePagePicture, usePictureAddress } from '../../bridge/pictures.ts';
import { directionOf } from './page-turning.tsx';
import classes from './viewer.module.css';

/** Of one page with its number, in rem. */
const HEIGHT = 8.75;
const DRAWN = 160;
/** Width of its place by height: what lies across is that much smaller, so that nothing of it is cut off. */
const ACROSS = 0.8;

interface Strip {
  readonly evidence: EvidenceView;
  readonly page: number;
  show(page: number): void;
}

export function PageStrip({ evidence, page, show }: Strip) {
  const { t } = useTranslation('evidence');
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: evidence.pageCount,
    getScrollElement: () => frame.current,
    estimateSize: () => HEIGHT * rem(),
    overscan: 2,
  });
  const { scrollToIndex } = virtual;
  useEffect(() => scrollToIndex(page - 1), [page, scrollToIndex]);
  if (evidence.pageCount === 1) return null;
  return (
    <nav className={classes.strip} ref={frame} aria-label={t('view.strip')}>
      <div className={classes.stripAll} style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <Small
            key={index}
            evidence={evidence}
            page={index + 1}
            at={start}
            isShown={index + 1 === page}
            show={show}
          />
        ))}
      </div>
    </nav>
  );
}

/** As large as the text is set. */
const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

function Small(props: {
  readonly evidence: EvidenceView;
  readonly page: number;
  readonly at: number;
  readonly isShown: boolean;
  show(page: number): void;
}) {
  const { evidence, page, at, isShown, show } = props;
  const { t } = useTranslation('evidence');
  const address = usePictureAddress(usePagePicture(evidence.id, page, DRAWN).data);
  const turns = turnOf(directionOf(evidence, page));
  const turned = `rotate(${turns * 90}deg) scale(${turns % 2 === 0 ? 1 : ACROSS})`;
  return (
    <button
      type="button"
      className={classes.small}
      style={{ transform: `translateY(${at}px)` }}
      aria-label={t('view.small', { number: page })}
      aria-current={isShown ? 'page' : undefined}
      onClick={() => show(page)}
    >
      <span className={classes.smallPicture}>
        {address === null ? null : <img src={address} alt="" style={{ transform: turned }} />}
      </span>
      <span className="figures">{page}</span>
    </button>
  );
}
