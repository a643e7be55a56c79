/** @file Going on with what is typed, from what stands in the same column elsewhere: the rest is marked, so that typing goes over it. */
export function completeTyped(input: HTMLInputElement, known: readonly string[]): void {
  const typed = input.value;
  if (typed === '' || input.selectionEnd !== typed.length) return;
  const fits = known.find(
    (one) => one.length > typed.length && one.toLowerCase().startsWith(typed.toLowerCase()),
  );
  if (fits === undefined) return;
  input.value = typed + fits.slice(typed.length);
  input.setSelectionRange(typed.length, input.value.length);
}
