/**
 * @file What tells a page again in another file: a SHA-256 of everything it draws with and of how it is laid out. Letterheads,
 * forms, standard terms and papers that are put in twice come again byte for byte; what was found out of such a page once
 * holds for it wherever it stands.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { toldOfLayers } from '../check/layers-off.ts';
import { GraphDigest } from './graph-digest.ts';
import { PdfReader, pagesOf, type SourcePage } from './reader.ts';
import { isArray, isDict, nameOf, PdfString, type PdfValue } from './values.ts';

type Identities = readonly (string | null)[] | null;

/** Asked for the same bytes, which nobody changes, by whoever looks through a file at intake. */
const identified = new WeakMap<Uint8Array, Identities>();

/**
 * Of each page in order; null for one that something else than its own contents may show or hide: a mark lying on it, a
 * layer, objects in a circle; or where readers do not agree on what it inherits. Null altogether where the file is not read without mending.
 */
export function pageIdentities(pdf: Uint8Array): Identities {
  const known = identified.get(pdf);
  if (known !== undefined) return known;
  const found = identitiesIn(pdf);
  identified.set(pdf, found);
  return found;
}

function identitiesIn(pdf: Uint8Array): Identities {
  try {
    const reader = PdfReader.openOnce(pdf);
    const catalog = reader.resolve(reader.trailer.get('Root'));
    const layers = isDict(catalog) ? toldOfLayers(reader, catalog) : null;
    if (!isDict(catalog) || layers === null) return null;
    const digest = new GraphDigest((number) => reader.object(number));
    // Readers take the direction of a page's words from it.
    const preferences = catalog.get('ViewerPreferences') ?? null;
    return pagesOf(reader).map((page) => {
      if (!page.isTied || !liesBare(reader, page)) return null;
      const { geometry, resources, contents, group } = page;
      const laidOut = new PdfString(JSON.stringify([geometry, layers]));
      const identity = digest.of([laidOut, resources, contents, group, preferences]);
      return digest.metCircle ? null : identity;
    });
  } catch (thrown) {
    if (thrown instanceof TestimonyError || thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** Nothing on it but links that draw nothing. */
function liesBare({ resolve }: PdfReader, { annotations }: SourcePage): boolean {
  const list = resolve(annotations);
  const marks: readonly PdfValue[] = isArray(list) ? list.map(resolve) : [];
  return marks.every(
    (mark) => isDict(mark) && nameOf(resolve(mark.get('Subtype'))) === 'Link' && !mark.has('AP'),
  );
}
