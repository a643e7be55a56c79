/** @file One thing to go on with: what it is, in which case, and the way there. The whole row is the button. */
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { type Route, useNavigation } from '../../ui/routes.tsx';
import { rememberRow } from './left-row.ts';
import classes from './today.module.css';

export interface TodayRowProps {
  /** What it is, the same from one visit to the next. */
  readonly id: string;
  readonly to: Route;
  readonly title: ReactNode;
  readonly place: { readonly caseReference: string; readonly caseTitle: string };
  readonly facts: readonly ReactNode[];
  /** When, or what it waits for, at the right. */
  readonly when: ReactNode;
  readonly needsYou?: boolean;
  readonly action: string;
}

export function TodayRow({ id, to, title, place, facts, when, needsYou = false, action }: TodayRowProps) {
  const { go } = useNavigation();
  return (
    <li className={classes.item}>
      <button
        type="button"
        className={classes.row}
        data-row={id}
        onClick={() => {
          rememberRow(id);
          go(to);
        }}
      >
        <span className={classes.main}>
          <span className={classes.title}>{title}</span>
          <span className={classes.place}>
            <span className={`${classes.reference} figures`} dir="auto" title={place.caseReference}>
              {place.caseReference}
            </span>
            <span className={classes.caseTitle} dir="auto" title={place.caseTitle}>
              {place.caseTitle}
            </span>
          </span>
          {facts.length === 0 ? null : (
            <span className={classes.facts}>
              {facts.map((fact, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a row keep their places
                <span key={n}>{fact}</span>
              ))}
            </span>
          )}
        </span>
        <span className={classes.right}>
          <span className={`${classes.when} figures`} data-needs-you={needsYou}>
            {needsYou ? <Icon name="look" size={16} /> : null}
            {when}
          </span>
          <span className={classes.action}>
            {action}
            <Icon name="next" size={16} />
          </span>
        </span>
      </button>
    </li>
  );
}
