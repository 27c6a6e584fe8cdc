import { List } from 'react-window'
import { ScenarioRow } from '../../../packages/ui/dist/features/scenarios/ScenarioRow.js'
import { Cells, rowHeight } from '../cells.jsx'
import { offer } from '../page.jsx'
import { makeScenarios } from '../rows.js'

let made

function Row({ index, style, rows }) {
  return (
    <div style={style}>
      <ScenarioRow scenario={rows[index]} index={index} />
    </div>
  )
}

offer({
  prepare(count) {
    made = makeScenarios(count)
  },
  render(_, show) {
    show(
      <Cells backend={made.backend}>
        <List
          className="peer-list"
          style={{ height: 600 }}
          rowComponent={Row}
          rowCount={made.rows.length}
          rowHeight={rowHeight}
          rowProps={{ rows: made.rows }}
        />
      </Cells>,
    )
  },
  first: '.ik-scenario-row',
  scroller: () => document.querySelector('.peer-list'),
})
