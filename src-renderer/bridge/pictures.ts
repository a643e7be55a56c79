/** @file Pictures from the vault as addresses an <img> can show. They exist only in this page's memory. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Picture } from '../../src-main/contract/evidence.ts';
import type { EvidenceId } from '../../src-main/core/ids.ts';
import { call, cancelJob } from './client.ts';
import { readKey, useRead } from './queries.ts';

/** An <img> that is drawn anew may just be asking for the address before: it is answered for so long. */
const STILL_ASKED_MS = 10_000;

/** An address for as long as it is shown; the memory is given back a moment after, and at a lock with the page's process. */
export function usePictureAddress(picture: Picture | null | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (picture === null || picture === undefined) return setAddress(null);
    const made = URL.createObjectURL(new Blob([new Uint8Array(picture.bytes)], { type: picture.mediaType }));
    setAddress(made);
    return () => void setTimeout(() => URL.revokeObjectURL(made), STILL_ASKED_MS);
  }, [picture]);
  return address;
}

export function useThumbnail(evidenceId: EvidenceId): {
  readonly address: string | null;
  readonly none: boolean;
} {
  const { data, error } = useRead('evidenceThumbnail', { evidenceId });
  return { address: usePictureAddress(data), none: data === null || error !== null };
}

/** One page of a document, drawn at `width` pixels. Turning on before it is drawn stops the drawing. */
export function usePagePicture(evidenceId: EvidenceId, page: number, width: number) {
  const input = { evidenceId, page, width };
  return useQuery({
    queryKey: readKey('evidencePage', input),
    queryFn: ({ signal }) => {
      const jobId = crypto.randomUUID();
      signal.addEventListener('abort', () => cancelJob(jobId));
      return call('evidencePage', input, { jobId });
    },
    enabled: width >= 100,
    // Where the window changes its size the page stays until it is drawn anew, and with it what is being marked on it.
    placeholderData: (before, shown) => {
      const asked = shown?.queryKey[1];
      return asked?.evidenceId === evidenceId && asked.page === page ? before : undefined;
    },
    // Pages are large: what has not been looked at for half a minute is let go.
    gcTime: 30_000,
  });
}

/** The words of a page, for as long as its picture is kept. */
export function usePageText(evidenceId: EvidenceId, page: number) {
  const input = { evidenceId, page };
  return useQuery({
    queryKey: readKey('evidencePageText', input),
    queryFn: ({ signal }) => {
      const jobId = crypto.randomUUID();
      signal.addEventListener('abort', () => cancelJob(jobId));
      return call('evidencePageText', input, { jobId });
    },
    gcTime: 30_000,
  });
}

/** Where words stand in a document; nothing is asked while nothing is looked for. */
export function useFoundInDocument(evidenceId: EvidenceId, search: string) {
  const input = { evidenceId, search };
  return useQuery({
    queryKey: readKey('evidenceFind', input),
    queryFn: ({ signal }) => {
      const jobId = crypto.randomUUID();
      signal.addEventListener('abort', () => cancelJob(jobId));
      return call('evidenceFind', input, { jobId });
    },
    enabled: search !== '',
    gcTime: 30_000,
  });
}
