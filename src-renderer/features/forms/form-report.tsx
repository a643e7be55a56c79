/** @file What became of a workbook: what was kept, in one line, and every row that was not simply kept. */
import { useTranslation } from 'react-i18next';
import type { FormImportLine, FormImportReport, FormSummary } from '../../../src-main/contract/forms.ts';
import { sayFound } from '../../ui/failure-words.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import classes from './forms.module.css';
import { languageName, namedLanguages } from './languages.ts';

/** What asks for a look comes first. */
const ORDER = ['look', 'left-out', 'changed', 'carried'] as const;

export function FormReport(props: {
  readonly form: FormSummary;
  readonly report: FormImportReport;
  /** With the form's own title, where nothing above it says it. */
  readonly titled?: boolean;
}) {
  const { t } = useTranslation('forms');
  const { form, report } = props;
  const { kept, asking = [] } = report;
  const languages = namedLanguages(report.languages).map(languageName);
  return (
    <div className={classes.report} data-report={form.id}>
      {props.titled ? (
        <h3 className={classes.reportTitle}>
          <bdi>{form.title}</bdi>
        </h3>
      ) : null}
      <p className="figures">
        {[
          t('report.questions', { count: kept.questions }),
          t('report.pages', { count: kept.pages }),
          t('report.choices', { count: kept.choices }),
          t('report.conditions', { count: kept.conditions }),
          t('report.constraints', { count: kept.constraints }),
          t('report.recommended', { count: kept.recommended }),
        ].join(' · ')}
      </p>
      {languages.length === 0 ? null : <p>{t('report.languages', { languages: languages.join(', ') })}</p>}
      <details>
        <summary>{t('report.columns')}</summary>
        <ul className={classes.columns}>
          {kept.columns.map(({ sheet, columns }) => (
            <li key={sheet}>
              {t('report.columnsOf', { sheet })} <bdi>{columns.join(', ')}</bdi>
            </li>
          ))}
        </ul>
      </details>
      {report.lines.length === 0 ? <p>{t('report.nothing')}</p> : null}
      {ORDER.map((outcome) => {
        const lines = report.lines.filter((line) => line.outcome === outcome);
        return lines.length === 0 ? null : (
          <table key={outcome} className={classes.table} data-outcome={outcome}>
            <caption>
              <span className={classes.outcome}>{t(`outcome.${outcome}`, { count: lines.length })}</span>{' '}
              <span className="quiet">{t(`outcomeText.${outcome}`)}</span>
            </caption>
            <thead>
              <tr>
                <th scope="col" className={classes.where}>
                  {t('report.where')}
                </th>
                <th scope="col" className={classes.name}>
                  {t('report.name')}
                </th>
                <th scope="col">{t('report.what')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={JSON.stringify(line)}>
                  <td className="figures">
                    <Where line={line} />
                  </td>
                  <td>
                    <bdi>{line.name}</bdi>
                  </td>
                  <td>{sayFinding(line.says)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
      {asking.length === 0 ? null : (
        <div data-asking>
          <h4 className={classes.outcome}>{t('report.asking')}</h4>
          <p className="quiet">{t('report.askingText')}</p>
          <ul className={classes.columns}>
            {asking.map((one) => (
              <li key={JSON.stringify(one)}>{sayFound(one)}</li>
            ))}
          </ul>
        </div>
      )}
      {report.more === 0 ? null : <p>{t('report.more', { count: report.more })}</p>}
    </div>
  );
}

function Where({ line: { sheet, row, column } }: { readonly line: FormImportLine }) {
  const { t } = useTranslation('forms');
  if (sheet === '') return t('where.workbook');
  return (
    <>
      {row === null ? t('where.sheet', { sheet }) : t('where.row', { sheet, row })}
      {column === '' ? null : <span className={classes.column}>{t('where.column', { column })}</span>}
    </>
  );
}
