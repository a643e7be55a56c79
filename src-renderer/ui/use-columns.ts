/** @file How many cards fit beside each other, as the window and the text size have it now. */
import { type RefObject, useLayoutEffect, useState } from 'react';

const remNow = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** `width`: of one card in rem; null: a list, one column. */
export function useColumns(
  element: RefObject<HTMLElement | null>,
  width: number | null,
): { readonly columns: number; readonly rem: number } {
  const [space, setSpace] = useState({ pixels: 0, rem: remNow() });
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const measure = () => setSpace({ pixels: box.clientWidth, rem: remNow() });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  const columns = width === null ? 1 : Math.max(1, Math.floor(space.pixels / (width * space.rem)));
  return { columns, rem: space.rem };
}
