/** @file The field of a form that was typed into last: known by its label, found again when the form opens anew. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const FIELDS = 'input, textarea, select';

/** What a field is called on the screen: its identifier is another one each time. */
export const labelOf = (target: EventTarget): string => (target as Field).labels?.[0]?.textContent ?? '';

/** To the field that was typed into last, at the end of what stands there; one that is folded away is brought out. */
export function goBackTo(form: HTMLFormElement | null, label: string): void {
  const fields = [...(form?.querySelectorAll<Field>(FIELDS) ?? [])];
  const found = label === '' ? undefined : fields.find((one) => labelOf(one) === label);
  if (found === undefined) return;
  const folded = found.closest('details');
  if (folded !== null) folded.open = true;
  // A dialog goes to the field marked so, a moment after it opened.
  for (const other of form?.querySelectorAll('[data-autofocus]') ?? [])
    other.removeAttribute('data-autofocus');
  found.setAttribute('data-autofocus', 'true');
  // After the field the form begins with took the keyboard.
  setTimeout(() => {
    found.focus();
    if (found instanceof HTMLTextAreaElement) found.setSelectionRange(found.value.length, found.value.length);
  }, 0);
}
