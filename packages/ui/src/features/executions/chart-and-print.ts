// What is loaded beside the first runs, in one piece.
import { dressed } from '../../parts/dressed.js'
import { executionTimeline } from '../../styles/late/sheets.js'
import { ChartOutline } from './ChartPlace.js'
import { RunPrint as Print } from './RunPrint.js'
import { TimelineChart as Chart } from './TimelineChart.js'

export const RunPrint = dressed(Print, [executionTimeline])
export const TimelineChart = dressed(Chart, [executionTimeline], ChartOutline)
