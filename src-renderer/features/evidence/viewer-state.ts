/** @file How a document is looked at: which page, how large, which way up. Nothing of it changes the file or a bundle. */
import { useState } from 'react';
import type { QuarterTurns } from '../../../src-main/core/bundles/page-map.ts';

/** Shares of the width there is for the page. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const WHOLE = ZOOMS.indexOf(1);

export interface Viewer {
  readonly page: number;
  readonly zoom: number;
  /** Beside what bundles turn it by. */
  readonly turned: QuarterTurns;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  show(page: number): void;
  larger(): void;
  smaller(): void;
  fit(): void;
  turn(): void;
}

export function useViewer(first: number, pageCount: number): Viewer {
  const within = (page: number) => Math.max(1, Math.min(pageCount, page));
  const [page, setPage] = useState(within(first));
  const [step, setStep] = useState(WHOLE);
  const [turned, setTurned] = useState<QuarterTurns>(0);
  return {
    page,
    zoom: ZOOMS[step] ?? 1,
    turned,
    canGrow: step < ZOOMS.length - 1,
    canShrink: step > 0,
    show(to) {
      setPage(within(to));
      setTurned(0);
    },
    larger: () => setStep((now) => Math.min(ZOOMS.length - 1, now + 1)),
    smaller: () => setStep((now) => Math.max(0, now - 1)),
    fit: () => setStep(WHOLE),
    turn: () => setTurned((now) => ((now + 1) % 4) as QuarterTurns),
  };
}
