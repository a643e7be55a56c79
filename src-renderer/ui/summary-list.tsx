/** @file Questions and answers as a list under hairlines, each with an optional Change. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Changing } from './changing.tsx';
import classes from './summary-list.module.css';

export interface SummaryRow {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly change?: { readonly label: string; readonly about: string; readonly onChange: () => void };
}

export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className={classes.list}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows do not move
        <div key={index} className={classes.row}>
          <dt className={classes.label}>{row.label}</dt>
          <dd className={classes.value}>{row.value}</dd>
          {row.change === undefined ? null : (
            <Changing>
              <dd className={classes.change}>
                <Anchor
                  component="button"
                  type="button"
                  onClick={row.change.onChange}
                  aria-label={`${row.change.label}: ${row.change.about}`}
                >
                  {row.change.label}
                </Anchor>
              </dd>
            </Changing>
          )}
        </div>
      ))}
    </dl>
  );
}
