/**
 * @file Taking a form in: read for a look first, with the language to show and the use it is for. Nothing is kept
 * until the report has been seen and Keep is pressed.
 */
import { Button, NativeSelect, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../../src-main/contract/bridge.ts';
import { call, cancelJob } from '../../bridge/client.ts';
import { forget, readKey } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FormReport } from './form-report.tsx';
import classes from './forms.module.css';
import { languageName } from './languages.ts';

const USES = ['interview', 'worksheet'] as const;
type Use = (typeof USES)[number];

export function ImportForm(props: {
  readonly file: PickedFile;
  readonly onClose: () => void;
  /** With what to say about it. */
  readonly onKept: (said: string) => void;
}) {
  const { t } = useTranslation(['forms', 'common']);
  const { file } = props;
  const [language, setLanguage] = useState('');
  const [use, setUse] = useState<Use>('interview');
  const [keeping, setKeeping] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const input = { file: file.handle, language, use };
  const preview = useQuery({
    queryKey: readKey('formImport', { ...input, preview: true }),
    queryFn: ({ signal }) => {
      const jobId = crypto.randomUUID();
      signal.addEventListener('abort', () => cancelJob(jobId));
      return call('formImport', { ...input, preview: true }, { jobId });
    },
    // The workbook may be put right and picked again.
    gcTime: 0,
    staleTime: 0,
    placeholderData: (before) => before,
  });
  const read = preview.data;
  const keep = async () => {
    setError(null);
    setKeeping(true);
    try {
      const { form, added } = await call('formImport', input, { jobId: crypto.randomUUID() });
      await forget('formList', 'formReport', 'formShow');
      const said = { title: form.title, version: form.version };
      props.onKept(added ? t('forms:import.kept', said) : t('forms:import.already', said));
    } catch (thrown) {
      setError(thrown);
      setKeeping(false);
    }
  };
  const failed = error ?? preview.error;
  const languages = read?.report.languages ?? [];
  return (
    <section className={classes.tab} aria-labelledby="import-title">
      <div>
        <h2 id="import-title" className={classes.title}>
          <bdi>{t('forms:import.title', { name: file.name })}</bdi>
        </h2>
        <p className={classes.about}>{t('forms:import.preview')}</p>
      </div>
      {failed === null ? null : (
        <ErrorPanel
          error={failed}
          onRetry={() => {
            setError(null);
            void preview.refetch();
          }}
        />
      )}
      <Stack gap="lg" className="measure">
        <Radio.Group
          label={t('forms:use.label')}
          size="md"
          value={use}
          onChange={(value) => setUse(value as Use)}
        >
          <Stack gap="xs" mt="xs">
            {USES.map((one) => (
              <Radio
                key={one}
                size="md"
                value={one}
                label={t(`forms:use.${one}`)}
                description={t(`forms:use.${one}Hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {languages.length < 2 ? null : (
          <NativeSelect
            label={t('forms:language.label')}
            description={t('forms:language.hint')}
            maw="24rem"
            value={language || languages[0]}
            onChange={(event) => setLanguage(event.currentTarget.value)}
            data={[...languages]
              .sort((a, b) => a.localeCompare(b, 'en'))
              .map((one) => ({ value: one, label: languageName(one) }))}
          />
        )}
      </Stack>
      {read === undefined ? (
        preview.isFetching ? (
          <p role="status">{t('forms:import.reading')}</p>
        ) : null
      ) : (
        <FormReport form={read.form} report={read.report} titled />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onClose}>
          {t('forms:import.leave')}
        </Button>
        <Button
          disabled={read === undefined || preview.isFetching || preview.error !== null || keeping}
          onClick={() => void keep()}
        >
          {t(keeping ? 'forms:import.keeping' : 'forms:import.keep')}
        </Button>
      </div>
    </section>
  );
}
