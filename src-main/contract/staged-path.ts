/**
 * @file A place outside the vault that a permit was given for. Whatever writes what leaves takes one of these, and
 * only a staging directory (usecases/leaving/staging.ts) has them to give: "written out without a permit" has nowhere
 * to be written.
 */

declare const staged: unique symbol;

/** How a staging directory is named, inside the folder that was chosen. */
export const STAGING_NAME = /^\.testimony-[0-9a-z]{26}\.part$/;

/** An absolute path inside a staging directory. */
export type StagedPath = string & { readonly [staged]: true };
