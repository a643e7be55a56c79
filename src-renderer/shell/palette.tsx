/** @file Ctrl+K: go to a case, a person, an exhibit, a bundle, or do an action, by name. */
import { Modal } from '@mantine/core';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../ui/shortcut.ts';
import classes from './palette.module.css';
import { onOpenPalette } from './palette-store.ts';
import { type PaletteEntry, usePaletteEntries } from './use-palette-entries.ts';

export function Palette() {
  const { t } = useTranslation('shell');
  const [opened, setOpened] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // Within the press of the key: what is typed next, however soon, is for here and not for the answer underneath.
  const open = () => {
    flushSync(() => setOpened(true));
    field.current?.focus();
  };
  useEffect(() => onOpenPalette(open));
  useShortcut('ctrl+k', open);
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size="lg"
      padding={0}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      {opened ? <PaletteBody field={field} close={() => setOpened(false)} /> : null}
    </Modal>
  );
}

interface BodyProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly close: () => void;
}

function PaletteBody({ field, close }: BodyProps) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const { entries, fresh } = usePaletteEntries(text);
  // Enter pressed before the cases for what was typed have come: it is for the first of those, not of the ones before.
  const [entered, setEntered] = useState(false);
  const current = Math.min(active, entries.length - 1);
  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    close();
    entry.run();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the entries asked for are there
  useEffect(() => {
    if (!entered || !fresh) return;
    setEntered(false);
    choose(entries[0]);
  }, [entered, fresh]);
  const move = (by: number) => {
    const next = Math.max(0, Math.min(entries.length - 1, current + by));
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div>
      <input
        ref={field}
        className={classes.input}
        data-autofocus
        dir="auto"
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={entries.length === 0 ? undefined : `${listId}-${current}`}
        placeholder={t('palette.label')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setEntered(false);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter') fresh ? choose(entries[current]) : setEntered(true);
          else return;
          event.preventDefault();
        }}
      />
      <div className={classes.list} id={listId} role="listbox" aria-label={t('palette.title')} ref={list}>
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field above
          <div
            key={entry.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={classes.entry}
            onClick={() => choose(entry)}
            onPointerMove={() => setActive(index)}
          >
            <span className={classes.label}>{entry.label}</span>
            <span className={classes.hint}>{entry.hint}</span>
          </div>
        ))}
      </div>
      {entries.length === 0 ? <p className={classes.nothing}>{t('palette.nothing')}</p> : null}
    </div>
  );
}
