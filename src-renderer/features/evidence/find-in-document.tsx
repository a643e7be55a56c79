/** @file Finding words in one document: forward with Enter, back with Shift and Enter, and how many places there are. */
import { ActionIcon, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { useFoundInDocument } from '../../bridge/pictures.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import classes from './viewer.module.css';

export interface Finding {
  readonly typed: string;
  /** What was asked for last. */
  readonly search: string;
  readonly found: readonly { readonly page: number; readonly at: number }[] | undefined;
  /** Place among those that were found. */
  readonly now: number;
  readonly error: unknown;
  type(text: string): void;
  go(by: 1 | -1): void;
}

/** `show`: turns to the page of a place. */
export function useFinding(evidenceId: EvidenceId, show: (page: number) => void): Finding {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const [now, setNow] = useState(0);
  const { data, error } = useFoundInDocument(evidenceId, search);
  const found = data?.found;
  const at = (place: number) => {
    setNow(place);
    const page = found?.[place]?.page;
    if (page !== undefined) show(page);
  };
  const latest = useRef(show);
  latest.current = show;
  // The first place is shown as soon as it is known.
  useEffect(() => {
    const [place] = found ?? [];
    if (place !== undefined) latest.current(place.page);
  }, [found]);
  return {
    typed,
    search,
    found,
    now,
    error,
    type: setTyped,
    go(by) {
      const wanted = typed.trim();
      if (wanted !== search) {
        setSearch(wanted);
        setNow(0);
      } else if (found !== undefined && found.length > 0) at((now + by + found.length) % found.length);
    },
  };
}

export function FindInDocument({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('evidence');
  const field = useRef<HTMLInputElement>(null);
  const { typed, search, found, now, error, go } = finding;
  useShortcut('f3', () => (typed.trim() === '' ? field.current?.focus() : go(1)));
  useShortcut('shift+f3', () => go(-1));
  const place = found?.[now];
  const said =
    search === '' || found === undefined
      ? ''
      : place === undefined
        ? t('view.foundNone')
        : t('view.foundAt', { number: now + 1, of: found.length, page: place.page });
  return (
    <search className={classes.find}>
      <TextInput
        ref={field}
        size="sm"
        w="14rem"
        dir="auto"
        maxLength={200}
        aria-label={t('view.find')}
        placeholder={t('view.find')}
        value={typed}
        onChange={(event) => finding.type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
        }}
      />
      <ActionIcon variant="default" size={36} aria-label={t('view.foundBefore')} onClick={() => go(-1)}>
        <Icon name="up" size={18} />
      </ActionIcon>
      <ActionIcon variant="default" size={36} aria-label={t('view.foundNext')} onClick={() => go(1)}>
        <Icon name="down" size={18} />
      </ActionIcon>
      <span role="status" className="figures">
        {said}
      </span>
      {error === null ? null : <ErrorPanel error={error} />}
    </search>
  );
}
