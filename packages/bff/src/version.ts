/** The package's version: in the user agent of upstream calls and in the OpenAPI document. */
export const version = '0.1.0'
