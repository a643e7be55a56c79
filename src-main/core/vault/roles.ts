/**
 * @file What somebody does in a vault. One key opens it for all of them, so roles are kept by this program and not by
 * cryptography: docs/known-limits.md says so.
 */

export const ROLES = ['supervisor', 'solicitor', 'caseworker', 'read-only'] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
