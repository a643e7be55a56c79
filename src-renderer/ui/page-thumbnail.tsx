/** @file The first page of a document, small, on paper; a plain sheet where it cannot be drawn. */
import type { EvidenceId } from '../../src-main/core/ids.ts';
import { useThumbnail } from '../bridge/pictures.ts';
import { Icon } from './icons.tsx';
import classes from './page-thumbnail.module.css';

export function PageThumbnail({
  evidenceId,
  size,
}: {
  readonly evidenceId: EvidenceId;
  readonly size: 'card' | 'row';
}) {
  const { address, none } = useThumbnail(evidenceId);
  return (
    <span className={classes.frame} data-size={size}>
      {address === null ? (
        <span className={classes.sheet}>
          {none ? <Icon name="evidence" size={size === 'card' ? 28 : 18} /> : null}
        </span>
      ) : (
        <img className={classes.picture} src={address} alt="" draggable={false} />
      )}
    </span>
  );
}
