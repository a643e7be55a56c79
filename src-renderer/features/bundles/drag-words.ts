/** @file What a screen reader says while a document is lifted and moved. */
import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core';
import type { TFunction } from 'i18next';

export function dragWords(
  t: TFunction<'bundles'>,
  titleOf: (id: string) => string,
): { announcements: Announcements; screenReaderInstructions: ScreenReaderInstructions } {
  const place = (over: { id: string | number } | null): string =>
    over === null ? '' : titleOf(String(over.id));
  return {
    screenReaderInstructions: { draggable: t('drag.how') },
    announcements: {
      onDragStart: ({ active }) => t('drag.lifted', { title: titleOf(String(active.id)) }),
      onDragOver: ({ active, over }) =>
        t('drag.over', { title: titleOf(String(active.id)), place: place(over) }),
      onDragEnd: ({ active, over }) =>
        t('drag.dropped', { title: titleOf(String(active.id)), place: place(over) }),
      onDragCancel: ({ active }) => t('drag.cancelled', { title: titleOf(String(active.id)) }),
    },
  };
}
