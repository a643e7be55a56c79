/** @file Playing a recording: asked for by a press, out of the vault piece by piece, and silent under the neutral screen. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { app } from '../../bridge/client.ts';
import { useShortcut } from '../../ui/shortcut.ts';

/** How far one press goes back. */
export const BACK_SECONDS = 5;

export interface Player {
  readonly address: string;
  readonly media: RefObject<HTMLMediaElement | null>;
  /** Nothing is read of the file before somebody asks to hear it. */
  readonly isOpen: boolean;
  open(at?: number): void;
  /** Where it is, in seconds; 0 before it was opened. */
  now(): number;
  /** Goes there and plays on from there. */
  goTo(seconds: number): void;
}

export function usePlayer({ id }: EvidenceView): Player {
  const media = useRef<HTMLMediaElement>(null);
  const begin = useRef<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const open = (at = 0) => {
    begin.current = at;
    setOpen(true);
  };
  const now = () => media.current?.currentTime ?? 0;
  const goTo = (seconds: number) => {
    const player = media.current;
    if (player === null) return open(seconds);
    player.currentTime = Math.max(0, seconds);
    void player.play().catch(() => undefined);
  };
  useEffect(() => {
    const player = media.current;
    if (!isOpen || player === null) return;
    // The button that was pressed has gone.
    if (document.activeElement === document.body) player.focus();
    const start = () => {
      player.currentTime = begin.current ?? 0;
      void player.play().catch(() => undefined);
    };
    const heard = () => void app.listen(!player.paused);
    player.addEventListener('loadedmetadata', start, { once: true });
    for (const event of ['play', 'pause', 'ended', 'error']) player.addEventListener(event, heard);
    return () => {
      player.pause();
      void app.listen(false);
    };
  }, [isOpen]);
  const toggle = () => {
    const player = media.current;
    if (player === null) open();
    else if (player.paused) void player.play().catch(() => undefined);
    else player.pause();
  };
  useShortcut('f4', toggle);
  useShortcut('f6', () => {
    if (media.current !== null) media.current.currentTime = Math.max(0, now() - BACK_SECONDS);
  });
  return { address: `/recording/${id}`, media, isOpen, open, now, goTo };
}
