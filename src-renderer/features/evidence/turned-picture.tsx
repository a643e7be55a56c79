/** @file A picture of a page, turned by quarters, as wide as its place. */
import { useState } from 'react';
import type { QuarterTurns } from '../../../src-main/core/bundles/page-map.ts';
import classes from './exhibit.module.css';

export function TurnedPicture(props: {
  readonly src: string;
  readonly alt: string;
  readonly turned: QuarterTurns;
}) {
  const { src, alt, turned } = props;
  const [size, setSize] = useState({ width: 1, height: 1 });
  const onItsSide = turned % 2 === 1;
  const [across, down] = onItsSide ? [size.height, size.width] : [size.width, size.height];
  return (
    <div className={classes.picture} style={{ aspectRatio: `${across} / ${down}` }}>
      <img
        className={classes.turned}
        style={{
          width: onItsSide ? `${(down / across) * 100}%` : '100%',
          transform: `translate(-50%, -50%) rotate(${turned * 90}deg)`,
        }}
        src={src}
        alt={alt}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setSize({ width: naturalWidth, height: naturalHeight })
        }
      />
    </div>
  );
}
