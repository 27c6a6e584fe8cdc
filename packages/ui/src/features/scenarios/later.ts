/*
 * What is not seen at first, loaded as one: were each loaded on its own, bundlers would cut what they share with the list, and
 * with that the list itself, into many small files.
 */
export { BulkBar } from './BulkBar.js'
export { CreateDialog } from './CreateDialog.js'
export { DetailPanel } from './DetailPanel.js'
export { RowDialog } from './RowDialog.js'
export { RunDialog } from './RunDialog.js'
export { ViewDialog } from './ViewDialog.js'
