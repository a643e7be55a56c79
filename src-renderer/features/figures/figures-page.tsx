/** @file Figures of a month, a quarter or a year: counted for the office, with what a file would show beside it. */
import { Button, Modal, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIGURE_FORMATS, type FigureTableView } from '../../../src-main/contract/figures.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type PeriodKind, periodsBefore } from '../../../src-main/core/figures/periods.ts';
import type { Period } from '../../../src-main/core/figures/tables.ts';
import { dismissWork } from '../../bridge/jobs.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import { useWriteOut } from '../../consent/use-write-out.ts';
import { WrittenOut } from '../../consent/written-out.tsx';
import { Changing } from '../../ui/changing.tsx';
import { clockNow, isoDay } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './figures.module.css';

const KINDS = [
  ['month', 'lastMonths'],
  ['quarter', 'lastQuarters'],
  ['year', 'lastYears'],
] as const satisfies readonly (readonly [PeriodKind, string])[];

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export default function FiguresPage() {
  const { t } = useTranslation('figures');
  const today = isoDay(clockNow());
  const groups = KINDS.map(([kind, name]) => ({ name: t(name), periods: periodsBefore(kind, today) }));
  const [chosen, setChosen] = useState('0 0');
  const [group = 0, place = 0] = chosen.split(' ').map(Number);
  const period = groups[group]?.periods[place] ?? { from: today, to: today };
  const [saving, setSaving] = useState(false);
  const { data, error, refetch } = useFreshRead('figuresShow', period);
  const { full = [], empty = [] } = Object.groupBy(data?.tables ?? [], ({ rows }) =>
    rows.some(({ count }) => count > 0) ? 'full' : 'empty',
  );
  return (
    <Page
      title={t('title')}
      actions={
        <Changing>
          <Button onClick={() => setSaving(true)}>{t('save')}</Button>
        </Changing>
      }
    >
      <p className="quiet measure">{t('about')}</p>
      <NativeSelect
        label={t('period')}
        className={classes.period ?? ''}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {groups.map(({ name, periods }, at) => (
          <optgroup key={name} label={name}>
            {periods.map(({ from, to }, of) => (
              <option key={from} value={`${at} ${of}`}>
                {t('days', { from: formatDay(from), to: formatDay(to) })}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data === undefined ? null : (
        <>
          <p role="status">
            {t('people', { count: data.people })}{' '}
            {data.notInFile === 0 ? '' : t('notInFile', { count: data.notInFile })}
          </p>
          {full.map((table) => (
            <FigureTable key={table.id} table={table} />
          ))}
          {empty.length === 0 ? null : (
            <Section title={t('nobody')}>
              <p>{LIST.format(empty.map(({ title }) => title))}</p>
            </Section>
          )}
        </>
      )}
      {saving ? <SaveFigures period={period} onClose={() => setSaving(false)} /> : null}
    </Page>
  );
}

function FigureTable({ table }: { readonly table: FigureTableView }) {
  const { t } = useTranslation('figures');
  const { title, rows, each, of, leaves, totalInFile } = table;
  const shown = rows.filter(({ count }) => count > 0);
  const most = Math.max(...shown.map(({ count }) => count));
  const inFile = (count: number | null) => (leaves ? (count ?? t('hidden')) : '');
  return (
    <Section title={title}>
      <details className={classes.what}>
        <summary>{t('what')}</summary>
        <p>{table.about}</p>
        <p className="quiet">{t('source', { source: table.source })}</p>
      </details>
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('column.group')}</th>
            <th scope="col">{t(each === 'value' ? 'column.days' : 'column.people')}</th>
            <th scope="col">{leaves ? t('column.inFile') : t('officeOnly')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="figures">
                {each === 'value' ? null : (
                  <span className={classes.bar} aria-hidden="true">
                    <span style={{ width: `${(100 * row.count) / most}%` }} />
                  </span>
                )}
                {row.count}
              </td>
              <td className="figures">{inFile(row.inFile)}</td>
            </tr>
          ))}
          {each === 'once' ? (
            <tr>
              <th scope="row">{t('everybody')}</th>
              <td className="figures">{of}</td>
              <td className="figures">{inFile(totalInFile)}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </Section>
  );
}

function SaveFigures({ period, onClose }: { readonly period: Period; readonly onClose: () => void }) {
  const { t } = useTranslation(['figures', 'common']);
  const [format, setFormat] = useState<(typeof FIGURE_FORMATS)[number]>('pdf');
  const { work, done, error, save } = useWriteOut({
    name: 'figuresExport',
    input: (folder) => ({ ...period, format, folder }),
    key: 'figures',
    title: t('figures:title'),
    home: { at: 'figures' },
    touches: [],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const close = () => {
    if (work !== undefined && work.state !== 'running') dismissWork(work.id);
    onClose();
  };
  return (
    <Modal opened onClose={close} title={t('figures:save')}>
      <form onSubmit={submit} className={classes.form}>
        {error === null ? null : <ErrorPanel error={error} />}
        {work === undefined ? (
          <NativeSelect
            data-autofocus
            label={t('figures:format')}
            data={FIGURE_FORMATS.map((one) => ({ value: one, label: t(`figures:formats.${one}`) }))}
            value={format}
            onChange={({ currentTarget: { value } }) =>
              setFormat(FIGURE_FORMATS.find((one) => one === value) ?? 'pdf')
            }
          />
        ) : (
          <WorkPanel work={work}>
            <WrittenOut
              work={work}
              title={t('figures:done', { name: done?.fileName ?? '' })}
              text={t('figures:where', { folder: work.folder?.name ?? '' })}
            />
          </WorkPanel>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            {t(done === null ? 'common:action.cancel' : 'common:action.close')}
          </Button>
          {done === null ? (
            <Button type="submit" disabled={work?.state === 'running'}>
              {t('figures:choose')}
            </Button>
          ) : null}
        </div>
      </form>
    </Modal>
  );
}
