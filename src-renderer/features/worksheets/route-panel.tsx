/** @file Which way a referral goes, in words, with what follows from it. Nothing for other forms. */
import { useTranslation } from 'react-i18next';
import type { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { asksForRoute, nrmRoute } from './nrm-route.ts';

export function RoutePanel({
  values,
  form,
}: {
  readonly values: Readonly<Record<string, unknown>>;
  readonly form: FormFile;
}) {
  const { t } = useTranslation('worksheets');
  if (!asksForRoute(form)) return null;
  const route = nrmRoute(values);
  return (
    <div data-route={route}>
      <NotePanel title={t(`route.${route}.title`)} role="note">
        <p>{t(`route.${route}.text`)}</p>
      </NotePanel>
    </div>
  );
}
