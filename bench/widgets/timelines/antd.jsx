import { Timeline } from 'antd'
import { useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { offer } from '../page.jsx'
import { makeRuns } from '../rows.js'

let runs
let change

const itemOf = ({ id, scenarioName, startedAt, status }) => ({
  key: id,
  color: status === 'error' ? 'red' : 'green',
  content: `${scenarioName} ${startedAt}`,
})

const chosenLook = (item, chosen) => (item.key === chosen ? { ...item, color: 'blue' } : item)

function Runs() {
  const [{ items, chosen }, set] = useState({ items: runs.map(itemOf), chosen: undefined })
  useLayoutEffect(() => {
    change = (next) => flushSync(() => set(next))
  }, [])
  const shown = items.map((item) => chosenLook(item, chosen))
  return (
    <div className="peer-list" style={{ height: 600, overflow: 'auto' }}>
      <Timeline items={shown} />
    </div>
  )
}

offer({
  prepare(count) {
    runs = makeRuns(count).rows
  },
  render(_, show) {
    show(<Runs />)
  },
  first: '.ant-timeline-item',
  scroller: () => document.querySelector('.peer-list'),
  append() {
    const started = { ...runs[0], id: crypto.randomUUID(), status: 'running' }
    change(({ items, chosen }) => ({ items: [itemOf(started), ...items], chosen }))
  },
  interact(step) {
    change(({ items }) => ({ items, chosen: items[step % 6].key }))
  },
})
