/** @file A picture of a page, turned by quarters, as wide as its place, with what lies over it. */
import { type ReactNode, useState } from 'react';
import type { QuarterTurns } from '../../../src-main/core/bundles/page-map.ts';
import classes from './exhibit.module.css';

export function TurnedPicture(props: {
  readonly src: string;
  readonly alt: string;
  readonly turned: QuarterTurns;
  /** Turned with it. */
  readonly children?: ReactNode;
}) {
  const { src, alt, turned, children } = props;
  const [size, setSize] = useState({ width: 1, height: 1 });
  const onItsSide = turned % 2 === 1;
  const [across, down] = onItsSide ? [size.height, size.width] : [size.width, size.height];
  return (
    <div className={classes.picture} style={{ aspectRatio: `${across} / ${down}` }}>
      <div
        className={classes.turned}
        style={{
          width: onItsSide ? `${(down / across) * 100}%` : '100%',
          aspectRatio: `${size.width} / ${size.height}`,
          transform: `translate(-50%, -50%) rotate(${turned * 90}deg)`,
        }}
      >
        <img
          className={classes.drawn}
          src={src}
          alt={alt}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setSize({ width: naturalWidth, height: naturalHeight })
          }
        />
        {children}
      </div>
    </div>
  );
}
