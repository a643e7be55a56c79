/** @file The name and version that records and files made by this program carry. */

/** Kept equal to package.json by a test. */
export const PRODUCT_VERSION = '0.1.0';
export const PRODUCT = `Testimony ${PRODUCT_VERSION}`;
