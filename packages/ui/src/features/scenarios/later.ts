/*
 * What is not seen at first, loaded as one: were each loaded on its own, bundlers would cut what they share with the list, and
 * with that the list itself, into many small files.
 */
import { dressed } from '../../parts/dressed.js'
import { dialogs, scenarioList } from '../../styles/late/sheets.js'
import { BulkBar as Bar } from './BulkBar.js'
import { CreateDialog as Create } from './CreateDialog.js'
import { DetailPanel as Panel } from './DetailPanel.js'
import { RowDialog as Row } from './RowDialog.js'
import { RunDialog as Run } from './RunDialog.js'
import { ViewDialog as View } from './ViewDialog.js'

const sheets = [dialogs, scenarioList]

export const BulkBar = dressed(Bar, sheets)
export const CreateDialog = dressed(Create, sheets)
export const DetailPanel = dressed(Panel, sheets)
export const RowDialog = dressed(Row, sheets)
export const RunDialog = dressed(Run, sheets)
export const ViewDialog = dressed(View, sheets)
