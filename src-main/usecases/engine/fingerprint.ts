/** @file Hashes over records: one spelling per value (RFC 8785), then SHA-256 in lower-case hex. */

import type { Canonical } from '../../core/text/canonical-json.ts';
import { canonicalBytes, canonicalJson } from '../../core/text/canonical-json.ts';
import { sha256, toHex } from '../../crypto/digest.ts';

/** The value's one spelling. Values here came through JSON, so JSON can write them. */
export const canonicalText = (value: unknown): string => canonicalJson(value as Canonical);

export const fingerprint = (value: unknown): string => toHex(sha256(canonicalBytes(value as Canonical)));
