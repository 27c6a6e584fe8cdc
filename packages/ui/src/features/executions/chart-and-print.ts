// What is loaded beside the first runs, in one piece.
export { RunPrint } from './RunPrint.js'
export { TimelineChart } from './TimelineChart.js'
