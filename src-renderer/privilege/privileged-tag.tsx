/** @file The word beside what is marked privileged. */
import { useTranslation } from 'react-i18next';
import classes from './privilege.module.css';

export function PrivilegedTag({ marked }: { readonly marked: boolean }) {
  const { t } = useTranslation('privilege');
  return marked ? <span className={classes.tag}>{t('tag')}</span> : null;
}
