import { DataSet } from 'vis-data/standalone'
import { Timeline } from 'vis-timeline/standalone'
import 'vis-timeline/styles/vis-timeline-graph2d.css'
import { middleOf, offer } from '../page.jsx'
import { makeRuns } from '../rows.js'

let items
let groups
let timeline
let serial = 0

const itemOf = ({ id, scenarioName, startedAt, finishedAt }) => ({
  id,
  group: id,
  content: scenarioName,
  start: startedAt,
  end: finishedAt ?? new Date().toISOString(),
})

offer({
  prepare(count) {
    const { rows } = makeRuns(count)
    items = new DataSet(rows.map(itemOf))
    groups = new DataSet(rows.map(({ id, scenarioName }) => ({ id, content: scenarioName })))
  },
  render(box) {
    timeline = new Timeline(box, items, groups, {
      stack: false,
      height: 600,
      verticalScroll: true,
      horizontalScroll: true,
      zoomKey: 'ctrlKey',
    })
  },
  first: '.vis-item',
  scroller: () => document.querySelector('.vis-vertical-scroll'),
  append() {
    serial += 1
    const id = `live-${serial}`
    groups.add({ id, content: 'Live' })
    items.add(itemOf({ id, scenarioName: 'Live', startedAt: new Date().toISOString() }))
  },
  interact(step) {
    timeline.setSelection(items.getIds()[step % 6])
  },
  guide: () => ({ axis: middleOf('.vis-center'), pansWithShift: false }),
  axis: () => document.querySelector('.vis-time-axis.vis-foreground').innerHTML,
  whole: () => timeline.fit({ animation: false }),
  newest: () => document.querySelectorAll('.vis-item').length,
})
