/** @file Names of files in a sentence. */

/** As many as can be read; how many there are is said beside them. */
const SAID = 30;

export const someNames = (names: readonly string[]): string =>
  names.slice(0, SAID).join(', ') + (names.length > SAID ? ' …' : '');
