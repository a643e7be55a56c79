/** @file The heading of a section: renamed in place, moved as a whole. */

import { useSortable } from '@dnd-kit/sortable';
import { ActionIcon, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepSaved } from '../../bridge/locking.ts';
import { announce } from '../../ui/announce.tsx';
import { Icon } from '../../ui/icons.tsx';
import { removeSection, renameSection, stepSection } from './arrangement.ts';
import classes from './bundles.module.css';
import type { useArrangement } from './use-arrangement.ts';

export function SectionLine(props: {
  readonly id: string;
  readonly index: number;
  readonly letter: string;
  readonly work: ReturnType<typeof useArrangement>;
}) {
  const { t } = useTranslation('bundles');
  const { arrangement, change } = props.work;
  const section = arrangement[props.index];
  const [typed, setTyped] = useState<string | null>(null);
  // A lock in the middle of typing keeps what was typed. The field keeps it too: an empty one is still being filled.
  const latest = useRef({ typed, work: props.work });
  latest.current = { typed, work: props.work };
  useEffect(
    () =>
      keepSaved(async () => {
        const { typed: title, work } = latest.current;
        if (title !== null) work.change(renameSection(work.arrangement, props.index, title));
        await work.save();
      }),
    [props.index],
  );
  // A place to drop on, not a thing to drag: sections move as a whole, with the buttons.
  const { setNodeRef, transform } = useSortable({ id: props.id, disabled: { draggable: true } });
  const place = transform === null ? {} : { transform: `translate3d(0, ${Math.round(transform.y)}px, 0)` };
  if (section === undefined) return null;
  const { title } = section;
  const keep = () => {
    if (typed !== null) change(renameSection(arrangement, props.index, typed));
    setTyped(null);
  };
  const step = (by: -1 | 1) => {
    announce(t('section.moved', { title, number: props.index + by + 1, count: arrangement.length }));
    change(stepSection(arrangement, props.index, by));
  };
  return (
    <li
      ref={setNodeRef}
      className={classes.section}
      style={place}
      data-section={title}
      data-heading={props.id}
      data-rove
    >
      <span className={classes.letter}>{props.letter}</span>
      <TextInput
        className={classes.sectionTitle ?? ''}
        variant="unstyled"
        aria-label={t('section.rename', { title })}
        maxLength={500}
        dir="auto"
        value={typed ?? title}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          else if (event.key === 'Escape' && typed !== null) setTyped(null);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        disabled={props.index === 0}
        aria-label={t('section.up', { title })}
        onClick={() => step(-1)}
      >
        <Icon name="up" size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        disabled={props.index === arrangement.length - 1}
        aria-label={t('section.down', { title })}
        onClick={() => step(1)}
      >
        <Icon name="down" size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('section.remove', { title })}
        title={t('section.removeHint')}
        onClick={() => {
          announce(t('section.removed', { title }));
          change(removeSection(arrangement, props.index));
        }}
      >
        <Icon name="close" size={16} />
      </ActionIcon>
    </li>
  );
}
