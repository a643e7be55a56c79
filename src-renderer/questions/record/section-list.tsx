/**
 * @file The sections of a record by name: where we are, which are done, and the way out. No percent, no count of gaps.
 * Where the window is narrow or its text large, the list is put away behind the name of the section that is open.
 */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons.tsx';
import classes from './frame.module.css';

export interface SectionEntry {
  readonly key: string;
  readonly title: string;
  readonly current: boolean;
  /** The talk that begins here, which may be held on another day; empty for none. */
  readonly session?: string;
  readonly done?: boolean;
  /** It cannot be opened yet. */
  readonly waits?: boolean;
  readonly onOpen: () => void;
}

export interface SectionListProps {
  /** What the list is called for those who hear it. */
  readonly label: string;
  readonly title: string;
  readonly person: string;
  readonly leave: string;
  readonly onLeave: () => void;
  readonly entries: readonly SectionEntry[];
}

export function SectionList({ label, title, person, leave, onLeave, entries }: SectionListProps) {
  const { t } = useTranslation('interview');
  const [shown, setShown] = useState(false);
  const list = useId();
  const here = entries.find((entry) => entry.current);
  return (
    <nav className={classes.nav} aria-label={label}>
      <button type="button" className={classes.leave} onClick={onLeave}>
        <Icon name="back" size={18} />
        {leave}
      </button>
      <p className={classes.navForm}>{title}</p>
      <p className={classes.navPerson}>
        <bdi>{person}</bdi>
      </p>
      <button
        type="button"
        className={classes.disclose}
        aria-expanded={shown}
        aria-controls={list}
        onClick={() => setShown(!shown)}
      >
        <span>{t('section', { title: here?.title ?? '' })}</span>
        <Icon name={shown ? 'up' : 'down'} size={18} />
      </button>
      <ol id={list} className={classes.sections} data-shown={shown}>
        {entries.map((entry) => (
          <li key={entry.key}>
            {entry.session === undefined || entry.session === '' ? null : (
              <p className={classes.talk}>{entry.session}</p>
            )}
            <button
              type="button"
              className={classes.section}
              aria-current={entry.current ? 'step' : undefined}
              disabled={entry.waits ?? false}
              onClick={() => {
                setShown(false);
                entry.onOpen();
              }}
            >
              <span className={classes.tick}>
                {entry.done === true ? <Icon name="check" size={16} /> : null}
              </span>
              <span>{entry.title}</span>
              {entry.done === true ? <span className={classes.hidden}>{t('sectionDone')}</span> : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
