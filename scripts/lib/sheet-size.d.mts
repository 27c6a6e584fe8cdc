/**
 * What a page loads to dress a widget, in KiB after gzip: the base and the widget's own sheet; of another sheet, that alone.
 *
 * @param path of the sheet, from `dist`
 * @param dist of the built kit
 */
export function sheetSize(
  path: string,
  dist: string,
): Promise<{
  /** At once. */
  first: number
  /** With what comes with parts that are loaded later. */
  whole: number
}>
