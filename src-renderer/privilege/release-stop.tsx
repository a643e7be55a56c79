/**
 * @file Something was held back because it is privileged: each thing by its name, to be ticked, and who lets it out and
 * why. Nothing is ticked beforehand.
 */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import { NOTHING_RELEASED, type PrivilegeRelease } from '../../src-main/core/privilege/mark.ts';
import { sayFinding } from '../ui/finding-words.ts';
import classes from './privilege.module.css';

/**
 * What was released stays so for the tries after it, since a consent may be asked for next, and until the next writing is
 * begun: a yes is for one. `about`: to whom it goes and what, where that can be changed meanwhile; a yes is for no other.
 */
export function useReleased(about = '') {
  const given = useRef({ about, release: NOTHING_RELEASED });
  const now = (): PrivilegeRelease =>
    given.current.about === about ? given.current.release : NOTHING_RELEASED;
  return {
    now,
    add: (release: PrivilegeRelease): void => {
      given.current = { about, release: { ...release, items: [...now().items, ...release.items] } };
    },
    /** A writing is begun. */
    forget: (): void => {
      given.current = { about, release: NOTHING_RELEASED };
    },
  };
}

/** Nothing unless `failure` is of this kind. */
export function ReleaseStop(props: {
  readonly failure: FailureData | null | undefined;
  readonly released: ReturnType<typeof useReleased>;
  readonly onGoOn: () => void;
}) {
  const { failure, released, onGoOn } = props;
  if (failure?.code !== 'privileged-held') return null;
  return (
    <Stop
      held={failure.found ?? []}
      onRelease={(release) => {
        released.add(release);
        onGoOn();
      }}
    />
  );
}

function Stop(props: {
  readonly held: NonNullable<FailureData['found']>;
  readonly onRelease: (release: PrivilegeRelease) => void;
}) {
  const { t } = useTranslation('privilege');
  const [items, setItems] = useState<readonly string[]>([]);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    props.onRelease({ items: [...items], by: by.trim(), reason: reason.trim() });
  };
  return (
    <form onSubmit={submit} className={classes.stop} data-release-stop>
      <h3 className={classes.subhead}>{t('stop.title')}</h3>
      <p className="quiet">{t('stop.text')}</p>
      <div className={classes.choices}>
        {props.held.map(({ item: id = '', ...found }) => (
          <Checkbox
            key={id}
            label={sayFinding(found)}
            checked={items.includes(id)}
            onChange={(event) =>
              setItems(event.currentTarget.checked ? [...items, id] : items.filter((one) => one !== id))
            }
          />
        ))}
      </div>
      <TextInput
        label={t('stop.by')}
        description={t('stop.byHint')}
        maxLength={200}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <TextInput
        label={t('stop.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <Button
          type="submit"
          variant="default"
          disabled={items.length < props.held.length || by.trim() === '' || reason.trim() === ''}
        >
          {t('stop.submit')}
        </Button>
      </div>
    </form>
  );
}
