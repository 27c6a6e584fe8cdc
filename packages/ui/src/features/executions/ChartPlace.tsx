import type { ReactNode } from 'react'
import { late, useLate } from '../../parts/late.js'
import type { RunPrintProps } from './RunPrint.js'
import type { TimelineChartProps } from './TimelineChart.js'

const lateChart = late(() => import('./chart-and-print.js'))

/** Begins to load the chart beside the first runs, so that none waits for the other. */
export function useChartAhead(): void {
  useLate(lateChart)
}

/** The chart; until it has arrived, its place. A server does not know its width and so could not draw it either. */
export function ChartPlace(props: TimelineChartProps): ReactNode {
  const arrived = useLate(lateChart)
  return arrived === undefined ? <ChartOutline /> : <arrived.TimelineChart {...props} />
}

/** As high as the chart. */
export function ChartOutline(): ReactNode {
  return (
    <div className="ik-timeline-chart" data-ik-part="chart">
      <div className="ik-timeline-chart-head" />
      <div className="ik-timeline-plot" />
      <div className="ik-timeline-summary" />
    </div>
  )
}

/** Where the runs stand on paper, as soon as what prints them has arrived. */
export function PrintPlace(props: RunPrintProps): ReactNode {
  const arrived = useLate(lateChart)
  return arrived && <arrived.RunPrint {...props} />
}
